-- The first valid registration of each deal has all of it; without one the deal is the vendor's.
copy (
  select d.deal_id as deal, 1 as line, first.partner_id,
    case when first.partner_id is null then 'vendor' else 'sourced' end as credit,
    1::decimal(8, 6) as share, d.amount, d.currency, d.closed_on as credited_on,
    first.registration_id as claim, first.registered_on as claimed_on,
    d._file || ':' || d._line as deal_source, first._file || ':' || first._line as claim_source
  from read_parquet(':folder/deals.parquet') d
  left join (
    select r.deal_id, unnest(arg_min(
      struct_pack(r.partner_id, r.registration_id, r.registered_on, r._file, r._line),
      struct_pack(r.registered_on, r.registration_id)))
    from read_parquet(':folder/registrations.parquet') r
    join read_parquet(':folder/deals.parquet') d on d.deal_id = r.deal_id
    where r.decision = 'approved' and r.registered_on <= d.closed_on
    group by r.deal_id) first on first.deal_id = d.deal_id)
to ':to' (format parquet, compression zstd)
