-- What came in. --------------------------------------------------------------------------------

create table load (
  load_id    bigint      generated always as identity primary key,
  dataset    text        not null,
  mapping    text        not null,
  file       text        not null,
  sha256     text        not null,
  read       bigint      not null,
  added      bigint      not null,
  superseded bigint      not null,
  unchanged  bigint      not null,
  rejected   bigint      not null,
  loaded_at  timestamptz not null default now(),
  loaded_by  text        not null
);
create index load_newest on load (loaded_at desc, load_id desc);

create table load_reject (
  load_id     bigint  not null references load,
  position    integer not null,
  line        bigint  not null,
  field       integer not null,
  column_name text    not null,
  value       text    not null,
  code        text    not null,
  reason      text    not null,
  primary key (load_id, position)
);

-- What was said about how: each text once, whichever runs used it. -----------------------------

create table definition_document (
  text_hash text primary key,
  kind      text not null,
  id        text not null,
  file      text not null,
  body      text not null
);

-- What was computed. Rows are only ever added, and none once a run is published. ---------------

create table run (
  run_id        text        primary key,
  scorecard     text        not null,
  title         text        not null,
  program       text        not null,
  method        json        not null, -- the method in the words the pages show
  receipt       json        not null,
  result_hash   text        not null,
  stored_at     timestamptz not null default now(),
  stored_by     text        not null
);

create table run_publication (
  run_id       text        primary key references run,
  published_at timestamptz not null default now(),
  published_by text        not null
);

create table run_document (
  run_id         text not null references run,
  kind           text not null,
  id             text not null,
  canonical_hash text not null,
  text_hash      text not null references definition_document,
  primary key (run_id, kind, id)
);

create table run_period (
  run_id    text     not null references run,
  period    integer not null, -- 0 is the oldest
  label     text     not null,
  starts_on date     not null,
  ends_on   date     not null, -- the day after the last
  primary key (run_id, period)
);

create table run_partner (
  run_id       text not null references run,
  partner_id   text not null,
  name         text not null,
  partner_type text not null,
  region       text not null,
  parent_id    text not null, -- empty where there is none
  attributes   json not null,
  primary key (run_id, partner_id)
);

create table partner_score (
  run_id            text     not null references run,
  period            integer not null,
  partner_id        text     not null,
  score             numeric,          -- none where withheld
  rank              integer,
  rank_of           integer  not null,
  band              text     not null, -- empty where withheld
  band_before_gates text     not null,
  coverage          numeric  not null check (coverage between 0 and 1),
  withheld          text     not null, -- the reason; empty where there is a score
  primary key (run_id, period, partner_id),
  check ((score is null) = (withheld <> '') and (score is null) = (rank is null))
);
create index partner_score_of on partner_score (partner_id, run_id, period);

create table kpi_score (
  run_id           text     not null references run,
  period           integer not null,
  kpi              text     not null,
  partner_id       text     not null,
  state            text     not null,
  value            numeric, -- none unless measured
  target           numeric,
  points           numeric,
  weight           numeric  not null,
  effective_weight numeric  not null,
  contribution     numeric, -- none where it is left out or there is no score
  primary key (run_id, period, partner_id, kpi)
);

create table explanation (
  run_id     text     not null references run,
  period     integer not null,
  partner_id text     not null,
  body       json     not null,
  primary key (run_id, period, partner_id)
);

create table portfolio_summary (
  run_id   text     not null references run,
  period   integer not null,
  partners integer  not null,
  scored   integer  not null,
  median   numeric, -- none where nobody has a score
  primary key (run_id, period)
);

create table kpi_total (
  run_id          text     not null references run,
  period          integer not null,
  kpi             text     not null,
  input           text     not null,
  position        integer not null,
  dataset         text     not null,
  expression      text     not null,
  population      numeric  not null,
  outside         numeric  not null,
  population_rows bigint   not null,
  outside_rows    bigint   not null,
  primary key (run_id, period, kpi, position)
);

-- Immutable: nothing is ever changed or removed, and a published run takes no more rows. --------

create function refuse_rows_of_published_run() returns trigger language plpgsql as $$
begin
  if exists (select from added join run_publication using (run_id)) then
    raise exception 'The run is published; % takes no more rows', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

do $$
declare
  it text;
begin
  foreach it in array array['load', 'load_reject', 'definition_document', 'run', 'run_publication',
      'run_document', 'run_period', 'run_partner', 'partner_score', 'kpi_score', 'explanation',
      'portfolio_summary', 'kpi_total'] loop
    execute format('create trigger immutable before update or delete on %I '
      'for each row execute function refuse_change()', it);
    execute format('create trigger immutable_as_a_whole before truncate on %I '
      'for each statement execute function refuse_change()', it);
    execute format('alter table %I enable row level security, force row level security', it);
    execute format('create policy staff on %I to touchstone_staff using (true) with check (true)', it);
    execute format('create policy owner on %I to touchstone_owner using (true) with check (true)', it);
    execute format('grant select, insert on %I to touchstone_staff', it);
  end loop;
  foreach it in array array['run_document', 'run_period', 'run_partner', 'partner_score', 'kpi_score',
      'explanation', 'portfolio_summary', 'kpi_total'] loop
    execute format('create trigger not_into_a_published_run after insert on %I '
      'referencing new table as added '
      'for each statement execute function refuse_rows_of_published_run()', it);
  end loop;

  -- Partners read what is published: of a run its method, of people's results their own.
  foreach it in array array['run', 'run_publication', 'run_period', 'run_document'] loop
    execute format('grant select on %I to touchstone_partner', it);
    execute format('create policy partner on %I for select to touchstone_partner using '
      '(exists (select from run_publication p where p.run_id = %I.run_id))', it, it);
  end loop;
  foreach it in array array['run_partner', 'partner_score', 'kpi_score', 'explanation'] loop
    execute format('grant select on %I to touchstone_partner', it);
    execute format('create policy partner on %I for select to touchstone_partner using '
      '(partner_id = any (own_partners()) '
      'and exists (select from run_publication p where p.run_id = %I.run_id))', it, it);
  end loop;
end
$$;

drop policy partner on run_publication;
create policy partner on run_publication for select to touchstone_partner using (true);

grant select on definition_document to touchstone_partner;
create policy partner on definition_document for select to touchstone_partner
  using (kind = 'scorecard'
    and exists (select from run_document d where d.text_hash = definition_document.text_hash));

-- Who stands below whom is asked at the door, before the partners of a scope are known.
grant select (run_id, scorecard) on run to touchstone_gate;
grant select (run_id, published_at) on run_publication to touchstone_gate;
grant select (run_id, partner_id, parent_id) on run_partner to touchstone_gate;
create policy gate on run for select to touchstone_gate using (true);
create policy gate on run_publication for select to touchstone_gate using (true);
create policy gate on run_partner for select to touchstone_gate using (true);
create index run_partner_parent on run_partner (run_id, parent_id) where parent_id <> '';
