-- Plan of scorecard reseller, period by quarter

-- partners: the population
select
  cast("partner_id" as varchar) as "partner_id",
  cast("name" as varchar) as "name",
  cast("partner_type" as varchar) as "partner_type"
from read_parquet([:partners])
where "partner_id" is not null
order by "partner_id";

-- deals: one row per partner_id, rows by closed_on
with
-- the days that need a rate
days as (
  select distinct "closed_on" as happened_on
  from read_parquet([:deals])
  where "closed_on" >= ? and "closed_on" < ?
),
-- a rate holds until the next one of its currency
spans as (
  select "currency" as currency, "day" as since,
    cast("rate" as decimal(18, 12)) as rate,
    lead("day") over (partition by "currency"
      order by "day", "rate") as until
  from read_parquet([:fx-rates])
  where "day" is not null and "rate" is not null
),
-- one rate per currency and day
rates as (
  select spans.currency, days.happened_on, spans.rate
  from days
  join spans on spans.since <= days.happened_on
    and (spans.until is null or days.happened_on < spans.until)
),
-- rows with what one unit of their currency is worth in the program's
facts as (
  select f.*, case when f."currency" = ? then cast(1 as decimal(18, 12)) else r1.rate end as "_rate_currency"
  from read_parquet([:deals]) f
  left join rates r1 on r1.currency = f."currency"
    and r1.happened_on = f."closed_on"
  where "closed_on" >= ? and "closed_on" < ?
)
select
  "partner_id" as by_key,
  -- amounts without a rate, for deal-size
  count(*) filter (where "amount" is not null and "_rate_currency" is null and coalesce(("stage" = CAST(? AS VARCHAR)), true)) as f1,
  -- for deal-size
  sum((cast("amount" as decimal(38, 4)) * "_rate_currency")) filter (where ("stage" = CAST(? AS VARCHAR))) as f2,
  -- for deal-size
  count(*) filter (where ("stage" = CAST(? AS VARCHAR))) as f3,
  -- for deal-size
  count((cast("amount" as decimal(38, 4)) * "_rate_currency")) filter (where ("stage" = CAST(? AS VARCHAR))) as f4,
  -- for deal-size
  sum((CAST(CAST(coalesce((cast("amount" as decimal(38, 4)) * "_rate_currency"), 0.0000000000000000) AS DECIMAL(38, 6)) AS DECIMAL(38, 6)) * CAST(coalesce((cast("amount" as decimal(38, 4)) * "_rate_currency"), 0.0000000000000000) AS DECIMAL(38, 6)))) filter (where ("stage" = CAST(? AS VARCHAR))) as f5,
  -- for deal-size
  count(*) filter (where (("stage" = CAST(? AS VARCHAR)) AND ((cast("amount" as decimal(38, 4)) * "_rate_currency") IS NOT NULL))) as f6,
  -- for seats
  sum("seats") filter (where ("stage" = CAST(? AS VARCHAR))) as f7,
  -- for seats, margin, age
  count(*) as f8,
  -- for seats
  sum((CAST(coalesce("seats", BIGINT '0') AS DECIMAL(38, 0)) * coalesce("seats", BIGINT '0'))) filter (where ("stage" = CAST(? AS VARCHAR))) as f9,
  -- for margin
  sum("price") as f10,
  -- for margin
  sum("seats") as f11,
  -- for margin
  count(*) filter (where (("price" IS NOT NULL) OR ("seats" IS NOT NULL))) as f12,
  -- for margin
  sum((CAST((coalesce("price", 0.0000) - coalesce("seats", BIGINT '0')) AS DECIMAL(38, 4)) * (coalesce("price", 0.0000) - coalesce("seats", BIGINT '0')))) as f13,
  -- for margin
  sum((CAST((coalesce("price", 0.0000) - coalesce("seats", BIGINT '0')) AS DECIMAL(38, 4)) * coalesce("price", 0.0000))) as f14,
  -- for margin
  sum((CAST(coalesce("price", 0.0000) AS DECIMAL(38, 4)) * coalesce("price", 0.0000))) as f15,
  -- for age
  sum(date_diff('day', "closed_on", CAST(? AS DATE))) as f16,
  -- for age
  count(date_diff('day', "closed_on", CAST(? AS DATE))) as f17,
  -- for age
  sum((CAST(coalesce(date_diff('day', "closed_on", CAST(? AS DATE)), BIGINT '0') AS DECIMAL(38, 0)) * coalesce(date_diff('day', "closed_on", CAST(? AS DATE)), BIGINT '0'))) as f18,
  -- for age
  count(*) filter (where (date_diff('day', "closed_on", CAST(? AS DATE)) IS NOT NULL)) as f19
from facts
group by "partner_id"
order by by_key nulls first;
-- ?1 = first day read
-- ?2 = day after the last one read
-- ?3 = 'USD'
-- ?4 = first day read
-- ?5 = day after the last one read
-- ?6 = 'won'
-- ?7 = 'won'
-- ?8 = 'won'
-- ?9 = 'won'
-- ?10 = 'won'
-- ?11 = 'won'
-- ?12 = 'won'
-- ?13 = 'won'
-- ?14 = period_end
-- ?15 = period_end
-- ?16 = period_end
-- ?17 = period_end
-- ?18 = period_end

-- deals: values of rows per partner_id, rows by closed_on
with
-- the days that need a rate
days as (
  select distinct "closed_on" as happened_on
  from read_parquet([:deals])
  where "closed_on" >= ? and "closed_on" < ?
),
-- a rate holds until the next one of its currency
spans as (
  select "currency" as currency, "day" as since,
    cast("rate" as decimal(18, 12)) as rate,
    lead("day") over (partition by "currency"
      order by "day", "rate") as until
  from read_parquet([:fx-rates])
  where "day" is not null and "rate" is not null
),
-- one rate per currency and day
rates as (
  select spans.currency, days.happened_on, spans.rate
  from days
  join spans on spans.since <= days.happened_on
    and (spans.until is null or days.happened_on < spans.until)
),
-- rows with what one unit of their currency is worth in the program's
facts as (
  select f.*, case when f."currency" = ? then cast(1 as decimal(18, 12)) else r1.rate end as "_rate_currency"
  from read_parquet([:deals]) f
  left join rates r1 on r1.currency = f."currency"
    and r1.happened_on = f."closed_on"
  where "closed_on" >= ? and "closed_on" < ?
)
select by_key, y, x, alike
from (
  -- how many rows the group has in all
  select by_key, y, x, alike, sum(alike) over (partition by by_key) as of_key
  from (
    -- rows that are alike stand together
    select by_key, y, x, count(*) as alike
    from (
      select "partner_id" as by_key,
        CAST(coalesce((cast("amount" as decimal(38, 4)) * "_rate_currency"), 0.0000000000000000) AS DECIMAL(38, 6)) as y,
        1 as x
      from facts
      where (("stage" = CAST(? AS VARCHAR)) AND ((cast("amount" as decimal(38, 4)) * "_rate_currency") IS NOT NULL))
    ) single_rows
    group by by_key, y, x
  ) bars
) counted_bars
where of_key <= 10000
order by by_key nulls first, y, x
limit 2000001;
-- ?1 = first day read
-- ?2 = day after the last one read
-- ?3 = 'USD'
-- ?4 = first day read
-- ?5 = day after the last one read
-- ?6 = 'won'

-- deals: values of rows per partner_id, rows by closed_on
select by_key, y, x, alike
from (
  -- how many rows the group has in all
  select by_key, y, x, alike, sum(alike) over (partition by by_key) as of_key
  from (
    -- rows that are alike stand together
    select by_key, y, x, count(*) as alike
    from (
      select "partner_id" as by_key,
        (CASE WHEN ("stage" = CAST(? AS VARCHAR)) THEN coalesce("seats", BIGINT '0') ELSE BIGINT '0' END) as y,
        1 as x
      from read_parquet([:deals])
      where "closed_on" >= ? and "closed_on" < ?
    ) single_rows
    group by by_key, y, x
  ) bars
) counted_bars
where of_key <= 10000
order by by_key nulls first, y, x
limit 2000001;
-- ?1 = 'won'
-- ?2 = first day read
-- ?3 = day after the last one read

-- deals: values of rows per partner_id, rows by closed_on
select by_key, y, x, alike
from (
  -- how many rows the group has in all
  select by_key, y, x, alike, sum(alike) over (partition by by_key) as of_key
  from (
    -- rows that are alike stand together
    select by_key, y, x, count(*) as alike
    from (
      select "partner_id" as by_key,
        (coalesce("price", 0.0000) - coalesce("seats", BIGINT '0')) as y,
        coalesce("price", 0.0000) as x
      from read_parquet([:deals])
      where "closed_on" >= ? and "closed_on" < ? and (("price" IS NOT NULL) OR ("seats" IS NOT NULL))
    ) single_rows
    group by by_key, y, x
  ) bars
) counted_bars
where of_key <= 10000
order by by_key nulls first, y, x
limit 2000001;
-- ?1 = first day read
-- ?2 = day after the last one read

-- deals: values of rows per partner_id, rows by closed_on
select by_key, y, x, alike
from (
  -- how many rows the group has in all
  select by_key, y, x, alike, sum(alike) over (partition by by_key) as of_key
  from (
    -- rows that are alike stand together
    select by_key, y, x, count(*) as alike
    from (
      select "partner_id" as by_key,
        coalesce(date_diff('day', "closed_on", CAST(? AS DATE)), BIGINT '0') as y,
        1 as x
      from read_parquet([:deals])
      where "closed_on" >= ? and "closed_on" < ? and (date_diff('day', "closed_on", CAST(? AS DATE)) IS NOT NULL)
    ) single_rows
    group by by_key, y, x
  ) bars
) counted_bars
where of_key <= 10000
order by by_key nulls first, y, x
limit 2000001;
-- ?1 = period_end
-- ?2 = first day read
-- ?3 = day after the last one read
-- ?4 = period_end

-- deal-size = #0 / #1
--   #0 sum(amount) of value
--   #1 count(amount) of value
--   value: deals where stage = 'won', 4 periods by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

-- seats = #0 / #1
--   #0 sum(seats) filter (where stage = 'won') of value
--   #1 count(*) of value
--   value: deals, one period by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

-- margin = (#0 - #1) / #0
--   #0 sum(price) of value
--   #1 sum(seats) of value
--   value: deals, one period by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

-- age = #0 / #1
--   #0 sum(days_between(closed_on, period_end)) of value
--   #1 count(days_between(closed_on, period_end)) of value
--   value: deals, one period by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

