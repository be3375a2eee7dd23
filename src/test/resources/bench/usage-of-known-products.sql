create or replace temp table usage as
-- for who knows that products are numbered from 0 to 46: a bit for each
select partner_id, sum(units) as units, bit_count(bit_or(1::bigint << product)) as products
from read_parquet(':usage')
where used_on >= :from and used_on < :to
group by partner_id;
