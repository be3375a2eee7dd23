-- Plan of scorecard reseller, period by quarter

-- partners: the population
select
  cast("partner_id" as varchar) as "partner_id",
  cast("name" as varchar) as "name",
  cast("partner_type" as varchar) as "partner_type"
from read_parquet([:partners])
where "partner_id" is not null and ("partner_type" IN (CAST(? AS VARCHAR), CAST(? AS VARCHAR)))
order by "partner_id";
-- ?1 = 'reseller'
-- ?2 = 'referral'

-- partners: to whom KPIs apply
select "partner_id" as by_key,
  TRUE as a1,
  ("partner_type" <> CAST(? AS VARCHAR)) as a2
from read_parquet([:partners]);
-- ?1 = 'referral'

-- deals: which customer stands beside which partner
select distinct "partner_id" as partner, "customer" as by_key
from read_parquet([:deals])
where "closed_on" >= ? and "closed_on" < ? and "partner_id" is not null and "customer" is not null;
-- ?1 = first day read
-- ?2 = day after the last one read

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
  -- for win-rate, revenue, customers
  count(*) filter (where ("stage" = CAST(? AS VARCHAR))) as f1,
  -- for win-rate, growth, sales-cycle, silence, quota-attainment
  count(*) as f2,
  -- for win-rate
  count(*) filter (where ("stage" IN (CAST(? AS VARCHAR), CAST(? AS VARCHAR)))) as f3,
  -- amounts without a rate, for revenue
  count(*) filter (where "amount" is not null and "_rate_currency" is null and coalesce(("stage" = CAST(? AS VARCHAR)), true)) as f4,
  -- for revenue
  sum((cast("amount" as decimal(38, 4)) * "_rate_currency")) filter (where ("stage" = CAST(? AS VARCHAR))) as f5,
  -- for revenue
  date_diff('day', date '1970-01-01', max("closed_on") filter (where ("stage" = CAST(? AS VARCHAR)))) as f6,
  -- amounts without a rate, for growth
  count(*) filter (where "amount" is not null and "_rate_currency" is null) as f7,
  -- for growth
  sum((cast("amount" as decimal(38, 4)) * "_rate_currency")) as f8,
  -- for sales-cycle
  cast(quantile_cont(cast(date_diff('day', "created_on", "closed_on") as double), 0.5) as decimal(28, 6)) as f9,
  -- for silence
  date_diff('day', date '1970-01-01', max("closed_on")) as f10,
  -- for quota-attainment
  sum("price") as f11
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
-- ?8 = 'lost'
-- ?9 = 'won'
-- ?10 = 'won'
-- ?11 = 'won'

-- deals: distinct values per partner_id, rows by closed_on
-- for customers
select by_key, count(*) as f1
from (
  select distinct "partner_id" as by_key, "customer" as counted
  from read_parquet([:deals])
  where "closed_on" >= ? and "closed_on" < ? and ("stage" = CAST(? AS VARCHAR))
) pairs
where counted is not null
group by by_key
order by by_key nulls first;
-- ?1 = first day read
-- ?2 = day after the last one read
-- ?3 = 'won'

-- targets: one row per partner_id, rows by quarter_start
with
-- the days that need a rate
days as (
  select distinct "quarter_start" as happened_on
  from read_parquet([:targets])
  where "quarter_start" >= ? and "quarter_start" < ?
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
  from read_parquet([:targets]) f
  left join rates r1 on r1.currency = f."currency"
    and r1.happened_on = f."quarter_start"
  where "quarter_start" >= ? and "quarter_start" < ?
)
select
  "partner_id" as by_key,
  -- amounts without a rate, for revenue
  count(*) filter (where "amount" is not null and "_rate_currency" is null) as f1,
  -- for revenue
  sum((cast("amount" as decimal(38, 4)) * "_rate_currency")) as f2,
  -- for revenue
  count(*) as f3
from facts
group by "partner_id"
order by by_key nulls first;
-- ?1 = first day read
-- ?2 = day after the last one read
-- ?3 = 'USD'
-- ?4 = first day read
-- ?5 = day after the last one read

-- quotas: one row per customer, rows by due_on
select
  "customer" as by_key,
  -- for quota-attainment
  sum("quota") as f1,
  -- for quota-attainment
  count(*) as f2
from read_parquet([:quotas])
where "due_on" >= ? and "due_on" < ?
group by "customer"
order by by_key nulls first;
-- ?1 = first day read
-- ?2 = day after the last one read

-- deals: one row per partner_id, all rows
select
  "partner_id" as by_key,
  -- for upcoming
  count(*) as f1
from read_parquet([:deals])
where ("closed_on" >= CAST(? AS DATE))
group by "partner_id"
order by by_key nulls first;
-- ?1 = period_end

-- win-rate = #0 / #1
--   #0 count(*) filter (where stage = 'won') of value
--   #1 count(*) filter (where stage in ('won', 'lost')) of value
--   value: deals, one period by closed_on
--   no rows: missing, at least 10 rows, stale after 0 days, 4 digits

-- revenue = #0
--   #0 sum(amount) of value
--   value: deals where stage = 'won', 4 periods by closed_on
--   no rows: missing, at least 0 rows, stale after 90 days, 2 digits
--   target = #0
--   #0 sum(amount) of target
--   target: targets, 4 periods by quarter_start

-- growth = #0 / #1 - 1
--   #0 sum(amount) of value
--   #1 prior(sum(amount), 4) of value
--   value: deals, one period by closed_on
--   no rows: zero, at least 0 rows, stale after 0 days, 2 digits

-- customers = #0
--   #0 count(distinct customer) of value
--   value: deals where stage = 'won', 4 periods by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

-- sales-cycle = #0
--   #0 median(days_between(created_on, closed_on)) of value
--   value: deals, one period by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits
--   target 30

-- silence = days_between(#0, #1)
--   #0 max(closed_on) of value
--   #1 period_end
--   value: deals, one period by closed_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

-- quota-attainment = #0 / #1
--   #0 sum(price) of sales
--   #1 sum(quota) of quota
--   sales: deals, one period by closed_on
--   quota: quotas, one period by due_on
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

-- upcoming = #0
--   #0 count(*) of value
--   value: deals where closed_on >= period_end, all rows
--   no rows: missing, at least 0 rows, stale after 0 days, 2 digits

