-- After a large run is stored the planner must know of it at once: until the next automatic analyze
-- it would take the new run for empty and join row by row.
create function analyze_results() returns void language plpgsql security definer
set search_path = pg_catalog, public as $$
begin
  analyze population_partner, partner_score, explanation, score_change, run_period;
end
$$;
revoke execute on function analyze_results from public;
grant execute on function analyze_results to touchstone_staff;
