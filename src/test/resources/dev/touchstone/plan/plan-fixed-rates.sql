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
-- rows with what one unit of their currency is worth in the program's
facts as (
  select f.*, case when f."currency" = ? then cast(1 as decimal(4, 3)) when f."currency" = ? then cast(1.08 as decimal(4, 3)) when f."currency" = ? then cast(1.275 as decimal(4, 3)) end as "_rate_currency"
  from read_parquet([:deals]) f
  where "closed_on" >= ? and "closed_on" < ?
)
select
  "partner_id" as by_key,
  -- amounts without a rate, for revenue
  count(*) filter (where "amount" is not null and "_rate_currency" is null and coalesce(("stage" = CAST(? AS VARCHAR)), true)) as f1,
  -- for revenue
  sum((cast("amount" as decimal(38, 4)) * "_rate_currency")) filter (where ("stage" = CAST(? AS VARCHAR))) as f2,
  -- for revenue
  count(*) filter (where ("stage" = CAST(? AS VARCHAR))) as f3,
  -- for revenue
  date_diff('day', date '1970-01-01', max("closed_on") filter (where ("stage" = CAST(? AS VARCHAR)))) as f4
from facts
group by "partner_id"
order by by_key nulls first;
-- ?1 = 'USD'
-- ?2 = 'EUR'
-- ?3 = 'GBP'
-- ?4 = first day read
-- ?5 = day after the last one read
-- ?6 = 'won'
-- ?7 = 'won'
-- ?8 = 'won'
-- ?9 = 'won'

-- targets: one row per partner_id, rows by quarter_start
with
-- rows with what one unit of their currency is worth in the program's
facts as (
  select f.*, case when f."currency" = ? then cast(1 as decimal(4, 3)) when f."currency" = ? then cast(1.08 as decimal(4, 3)) when f."currency" = ? then cast(1.275 as decimal(4, 3)) end as "_rate_currency"
  from read_parquet([:targets]) f
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
-- ?1 = 'USD'
-- ?2 = 'EUR'
-- ?3 = 'GBP'
-- ?4 = first day read
-- ?5 = day after the last one read

-- revenue = #0
--   #0 sum(amount) of value
--   value: deals where stage = 'won', 4 periods by closed_on
--   no rows: missing, at least 0 rows, stale after 90 days, 2 digits
--   target = #0
--   #0 sum(amount) of target
--   target: targets, 4 periods by quarter_start

