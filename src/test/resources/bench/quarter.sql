-- One quarter of the benchmark's scorecard, by hand: one GROUP BY per fact with filters, distinct
-- counts split off into two levels, ratios rounded in whole numbers, ranking in windows. The facts
-- are read one after the other, so that they do not fight for the memory that is allowed.

create or replace temp table deals as
select partner_id,
  count(*) as n,
  count(*) filter (where stage = 'won') as won,
  cast(100 * sum(amount) filter (where stage = 'won') as bigint) as cents,
  cast(100 * sum(list_price) filter (where stage = 'won') as bigint) as list_cents,
  quantile_cont(cast(amount as double), 0.5) filter (where stage = 'won') as median,
  sum(date_diff('day', created_on, closed_on)) filter (where stage = 'won') as days
from read_parquet(':deals')
where closed_on >= :from and closed_on < :to
group by partner_id;

create or replace temp table customers as
select partner_id, count(*) as customers
from (
  select distinct partner_id, customer
  from read_parquet(':deals')
  where closed_on >= :from and closed_on < :to and stage = 'won'
)
group by partner_id;

create or replace temp table leads as
select partner_id,
  count(*) as n,
  count(*) filter (where converted) as converted,
  quantile_cont(cast(response_minutes as double), 0.9) as response
from read_parquet(':leads')
where received_on >= :from and received_on < :to
group by partner_id;

create or replace temp table exams as
select partner_id, count(*) as n, count(*) filter (where passed) as passed
from read_parquet(':certifications')
where taken_on >= :from and taken_on < :to
group by partner_id;

create or replace temp table people as
select partner_id, count(*) as people
from (
  select distinct partner_id, person
  from read_parquet(':certifications')
  where taken_on >= :from and taken_on < :to and passed
)
group by partner_id;

create or replace temp table usage as
-- few products per partner, so that one pass in two levels answers both
select partner_id, sum(units) as units, count(*) as products
from (
  select partner_id, product, sum(units) as units
  from read_parquet(':usage')
  where used_on >= :from and used_on < :to
  group by partner_id, product
)
group by partner_id;

with
-- one row per partner, rounded half up to each KPI's precision
measured as (
  select p.partner_id, p.segment,
    d.cents / 100 as revenue_won,
    cast(cast(cast(d.median as decimal(28, 6)) as decimal(18, 2)) as double) as median_deal,
    ((20000 * (d.list_cents - d.cents) + d.list_cents) // (2 * d.list_cents)) / 10000
      as discount_rate,
    ((20000 * d.won + d.n) // (2 * d.n)) / 10000 as win_rate,
    ((200 * d.days + d.won) // (2 * d.won)) / 100 as sales_cycle,
    cast(c.customers as double) as customers,
    ((20000 * l.converted + l.n) // (2 * l.n)) / 10000 as lead_conversion,
    cast(cast(cast(l.response as decimal(28, 6)) as decimal(18, 1)) as double) as slow_response,
    ((20000 * e.passed + e.n) // (2 * e.n)) / 10000 as pass_rate,
    cast(h.people as double) as certified_people,
    cast(u.units as double) as usage_total,
    cast(u.products as double) as products
  from read_parquet(':partners') p
  left join deals d on d.partner_id = p.partner_id
  left join customers c on c.partner_id = p.partner_id
  left join leads l on l.partner_id = p.partner_id
  left join exams e on e.partner_id = p.partner_id
  left join people h on h.partner_id = p.partner_id
  left join usage u on u.partner_id = p.partner_id
),
-- 0 .. 100 among the measured partners of a segment; less is better for three of them
points as (
  select *,
    case when revenue_won is not null then 100 * percent_rank() over (
      partition by segment, revenue_won is null order by revenue_won) end as revenue_won_points,
    case when median_deal is not null then 100 * percent_rank() over (
      partition by segment, median_deal is null order by median_deal) end as median_deal_points,
    case when discount_rate is not null then 100 * percent_rank() over (
      partition by segment, discount_rate is null order by discount_rate desc)
      end as discount_rate_points,
    case when win_rate is not null then 100 * percent_rank() over (
      partition by segment, win_rate is null order by win_rate) end as win_rate_points,
    case when sales_cycle is not null then 100 * percent_rank() over (
      partition by segment, sales_cycle is null order by sales_cycle desc)
      end as sales_cycle_points,
    case when customers is not null then 100 * percent_rank() over (
      partition by segment, customers is null order by customers) end as customers_points,
    case when lead_conversion is not null then 100 * percent_rank() over (
      partition by segment, lead_conversion is null order by lead_conversion)
      end as lead_conversion_points,
    case when slow_response is not null then 100 * percent_rank() over (
      partition by segment, slow_response is null order by slow_response desc)
      end as slow_response_points,
    case when pass_rate is not null then 100 * percent_rank() over (
      partition by segment, pass_rate is null order by pass_rate) end as pass_rate_points,
    case when certified_people is not null then 100 * percent_rank() over (
      partition by segment, certified_people is null order by certified_people)
      end as certified_people_points,
    case when usage_total is not null then 100 * percent_rank() over (
      partition by segment, usage_total is null order by usage_total) end as usage_total_points,
    case when products is not null then 100 * percent_rank() over (
      partition by segment, products is null order by products) end as products_points
  from measured
),
-- the KPIs' weights that are there, per perspective
backed as (
  select *,
    case when revenue_won is null then 0 else 34 end
      + case when median_deal is null then 0 else 33 end
      + case when discount_rate is null then 0 else 33 end as financial_weight,
    case when win_rate is null then 0 else 34 end
      + case when sales_cycle is null then 0 else 33 end
      + case when customers is null then 0 else 33 end as sales_weight,
    case when lead_conversion is null then 0 else 34 end
      + case when slow_response is null then 0 else 33 end
      + case when pass_rate is null then 0 else 33 end as operational_weight,
    case when certified_people is null then 0 else 34 end
      + case when usage_total is null then 0 else 33 end
      + case when products is null then 0 else 33 end as growth_weight
  from points
),
perspectives as (
  select *,
    (coalesce(34 * revenue_won_points, 0) + coalesce(33 * median_deal_points, 0)
      + coalesce(33 * discount_rate_points, 0)) / nullif(financial_weight, 0) as financial,
    (coalesce(34 * win_rate_points, 0) + coalesce(33 * sales_cycle_points, 0)
      + coalesce(33 * customers_points, 0)) / nullif(sales_weight, 0) as sales,
    (coalesce(34 * lead_conversion_points, 0) + coalesce(33 * slow_response_points, 0)
      + coalesce(33 * pass_rate_points, 0)) / nullif(operational_weight, 0) as operational,
    (coalesce(34 * certified_people_points, 0) + coalesce(33 * usage_total_points, 0)
      + coalesce(33 * products_points, 0)) / nullif(growth_weight, 0) as growth
  from backed
),
-- rounded half up to one decimal; no score with less than half of the weight
scored as (
  select *,
    case when financial_weight + sales_weight + operational_weight + growth_weight >= 200 then
      floor(10 * (coalesce(25 * financial, 0) + coalesce(25 * sales, 0)
          + coalesce(25 * operational, 0) + coalesce(25 * growth, 0))
        / (case when financial is null then 0 else 25 end + case when sales is null then 0 else 25 end
          + case when operational is null then 0 else 25 end
          + case when growth is null then 0 else 25 end) + 0.5 + 1e-8) / 10
      end as score
  from perspectives
)
select partner_id,
  revenue_won, median_deal, discount_rate, win_rate, sales_cycle, customers,
  lead_conversion, slow_response, pass_rate, certified_people, usage_total, products,
  revenue_won_points, median_deal_points, discount_rate_points, win_rate_points,
  sales_cycle_points, customers_points, lead_conversion_points, slow_response_points,
  pass_rate_points, certified_people_points, usage_total_points, products_points,
  financial, sales, operational, growth,
  score,
  cast(case when score is not null
    then rank() over (partition by score is null order by score desc) end as double) as rank,
  cast(case when score >= 75 then 2 when score >= 25 then 1 when score is not null then 0 end
    as double) as band
from scored
order by partner_id
