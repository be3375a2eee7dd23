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
select
  "partner_id" as by_key,
  -- amounts without a rate, for revenue
  count(*) filter (where "amount" is not null and ("currency" is null or "currency" <> ?) and coalesce(("stage" = CAST(? AS VARCHAR)), true)) as f1,
  -- for revenue
  sum("amount") filter (where ("stage" = CAST(? AS VARCHAR))) as f2,
  -- for revenue, win-rate
  count(*) filter (where ("stage" = CAST(? AS VARCHAR))) as f3,
  -- for revenue
  date_diff('day', date '1970-01-01', max("closed_on") filter (where ("stage" = CAST(? AS VARCHAR)))) as f4,
  -- for win-rate
  count(*) as f5,
  -- for win-rate
  count(*) filter (where ("stage" IN (CAST(? AS VARCHAR), CAST(? AS VARCHAR)))) as f6
from read_parquet([:deals])
where "closed_on" >= ? and "closed_on" < ?
group by "partner_id"
order by by_key nulls first;
-- ?1 = 'USD'
-- ?2 = 'won'
-- ?3 = 'won'
-- ?4 = 'won'
-- ?5 = 'won'
-- ?6 = 'won'
-- ?7 = 'lost'
-- ?8 = first day read
-- ?9 = day after the last one read

-- targets: one row per partner_id, rows by quarter_start
select
  "partner_id" as by_key,
  -- amounts without a rate, for revenue
  count(*) filter (where "amount" is not null and ("currency" is null or "currency" <> ?)) as f1,
  -- for revenue
  sum("amount") as f2,
  -- for revenue
  count(*) as f3
from read_parquet([:targets])
where "quarter_start" >= ? and "quarter_start" < ?
group by "partner_id"
order by by_key nulls first;
-- ?1 = 'USD'
-- ?2 = first day read
-- ?3 = day after the last one read

-- revenue = #0
--   #0 sum(amount) of value
--   value: deals where stage = 'won', 4 periods by closed_on
--   no rows: missing, at least 0 rows, stale after 90 days, 2 digits
--   target = #0
--   #0 sum(amount) of target
--   target: targets, 4 periods by quarter_start

-- win-rate = #0 / #1
--   #0 count(*) filter (where stage = 'won') of value
--   #1 count(*) filter (where stage in ('won', 'lost')) of value
--   value: deals, one period by closed_on
--   no rows: missing, at least 10 rows, stale after 0 days, 4 digits

