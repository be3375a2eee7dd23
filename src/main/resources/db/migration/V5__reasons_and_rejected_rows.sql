-- Why a partner needs somebody, to be read with its score instead of out of its explanation.
alter table partner_score
  add column held_by    text not null default '', -- title of the gate that holds the band; empty where none does
  add column lowered_by text not null default '', -- what lowered the score most since the period before; or empty
  add column lowered    numeric not null default 0 check (lowered >= 0); -- by so many points

-- The rejected rows of a load as they were sent, with reasons: a file to mend and send again.
create table load_rejected_rows (
  load_id bigint primary key references load,
  body    bytea  not null
);
create trigger immutable before update or delete on load_rejected_rows
  for each row execute function refuse_change();
create trigger immutable_as_a_whole before truncate on load_rejected_rows
  for each statement execute function refuse_change();
alter table load_rejected_rows enable row level security, force row level security;
create policy staff on load_rejected_rows to touchstone_staff using (true) with check (true);
create policy owner on load_rejected_rows to touchstone_owner using (true) with check (true);
grant select, insert on load_rejected_rows to touchstone_staff;
