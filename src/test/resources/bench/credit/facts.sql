-- All arithmetic is on integers, so that every machine gets the same rows. Of four deals one has no
-- registration, the others have one to seven; one registration of eight was refused.
create table deals as
select r, printf('D-%08d', r * 7919 % :deals) as deal_id, day as closed_on,
  ((10000 + (h >> 20) % 10000000) / 100.0)::decimal(18, 2) as amount, h
from (
  select r, h, date '2025-01-01' + ((h >> 4) % 730)::integer as day
  from (select r, (hash(r) >> 2)::bigint as h from range(:deals) as rows(r)));

copy (
  select deal_id, amount, 'USD' as currency, closed_on,
    'deals.csv' as _file, r + 2 as _line, null::varchar as _context
  from deals order by r)
to ':folder/deals.parquet' (format parquet, compression zstd);

copy (
  select printf('R-%08d', number) as registration_id, deal_id,
    printf('P%06d', ((h >> 12) & 65535) * ((h >> 12) & 65535) * 20000 >> 32) as partner_id,
    closed_on - (((h >> 32) % 200)::integer - 10) as registered_on,
    case when (h >> 44) % 8 = 0 then 'refused' else 'approved' end as decision,
    'registrations.csv' as _file, number + 2 as _line, null::varchar as _context
  from (
    select d.deal_id, d.closed_on, (hash(d.r * 8 + place) >> 2)::bigint as h,
      row_number() over (order by hash(d.r * 8 + place), d.r, place) as number
    from deals d, range(7) as places(place)
    where d.r % 4 > 0 and place < 1 + d.h % 7)
  order by number)
to ':folder/registrations.parquet' (format parquet, compression zstd);
