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

-- Who there was: kept once by content, because most runs find the same partners. ----------------

create table population (
  population_id integer generated always as identity primary key,
  content       text    not null unique -- SHA-256 of everything below it
);

create table population_partner (
  population_id integer not null references population,
  partner_id    text    not null,
  name          text    not null,
  partner_type  text    not null,
  region        text    not null,
  parent_id     text    not null, -- empty where there is none
  attributes    json    not null,
  primary key (population_id, partner_id)
);

-- What was computed. Rows are only ever added, and none to what a run already points at. ---------

create table run (
  run_id        text        primary key,
  scorecard     text        not null,
  title         text        not null,
  program       text        not null,
  method        json        not null, -- the method in the words the pages show
  kpis          text[]      not null, -- in the order of explanation.points
  receipt       json        not null,
  result_hash   text        not null,
  population_id integer     not null references population,
  stored_at     timestamptz not null default now(),
  stored_by     text        not null
);
create index run_newest on run (scorecard, stored_at desc);
create index run_of_population on run (population_id);

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

-- What came out for everybody in one period, whichever runs say so. A closed period's result is the
-- same in the next run, which points at it.
create table period_result (
  result_id integer generated always as identity primary key,
  content   text    not null unique, -- SHA-256 of its partners' rows
  partners  integer not null,
  scored    integer not null,
  median    numeric -- none where nobody has a score
);

create table run_period (
  run_id    text     not null references run,
  period    integer  not null, -- 0 is the oldest
  label     text     not null,
  starts_on date     not null,
  ends_on   date     not null, -- the day after the last
  result_id integer  not null references period_result,
  primary key (run_id, period)
);
create index run_period_result on run_period (result_id);

-- What many texts have in common. Written by one, a text is little more than its own numbers; no piece
-- in it belongs to fewer than five partners (Phrasebook).
create table phrasebook (
  phrasebook_id integer  generated always as identity primary key,
  form          smallint not null, -- of the texts written by it
  body          bytea    not null
);

-- Those needed to read a run's texts.
create table run_phrasebook (
  run_id        text    not null references run,
  phrasebook_id integer not null references phrasebook,
  primary key (run_id, phrasebook_id)
);

-- Why one partner has its score in one period, kept once for all runs that say the same.
create sequence told as bigint;
create table explanation (
  explanation_id bigint             primary key,
  content        bigint             not null, -- the first 64 bits of the text's SHA-256
  phrasebook_id  integer            not null references phrasebook,
  partner_id     text               not null,
  points         real[]             not null, -- by KPI, to be drawn; none where it has none
  body           bytea              not null
);

-- Why its score is another than in the period before.
create table score_change (
  change_id     bigint  primary key,
  content       bigint  not null,
  phrasebook_id integer not null references phrasebook,
  partner_id    text    not null,
  body          bytea   not null
);
alter table explanation alter column body set storage external;
alter table score_change alter column body set storage external;

create table partner_score (
  explanation_id    bigint  not null references explanation,
  change_id         bigint  references score_change, -- none in a run's first period
  result_id         integer not null references period_result,
  rank              integer,
  rank_of           integer not null,
  partner_id        text    not null,
  band              text    not null, -- empty where withheld
  band_before_gates text    not null,
  withheld          text    not null, -- the reason; empty where there is a score
  score             numeric,          -- none where withheld
  coverage          numeric not null check (coverage between 0 and 1),
  primary key (result_id, partner_id),
  check ((score is null) = (withheld <> '') and (score is null) = (rank is null))
);
create index partner_score_by_rank on partner_score (result_id, rank);

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

-- Immutable: nothing is ever changed or removed, a published run takes no more rows, and neither does
-- a result or a population that some run points at.

create function refuse_rows_of_published_run() returns trigger language plpgsql as $$
begin
  if exists (select from added join run_publication using (run_id)) then
    raise exception 'The run is published; % takes no more rows', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

create function refuse_rows_of_kept_result() returns trigger language plpgsql as $$
begin
  if exists (select from added join run_period using (result_id)) then
    raise exception 'A run points at the result; % takes no more rows of it', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

create function refuse_rows_of_kept_population() returns trigger language plpgsql as $$
begin
  if exists (select from added join run using (population_id)) then
    raise exception 'A run points at the population; % takes no more rows of it', tg_table_name
      using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

do $$
declare
  it text;
begin
  foreach it in array array['load', 'load_reject', 'definition_document', 'population',
      'population_partner', 'run', 'run_publication', 'run_document', 'period_result', 'run_period',
      'phrasebook', 'run_phrasebook', 'explanation', 'score_change', 'partner_score', 'kpi_total'] loop
    execute format('create trigger immutable before update or delete on %I '
      'for each row execute function refuse_change()', it);
    execute format('create trigger immutable_as_a_whole before truncate on %I '
      'for each statement execute function refuse_change()', it);
    execute format('alter table %I enable row level security, force row level security', it);
    execute format('create policy staff on %I to touchstone_staff using (true) with check (true)', it);
    execute format('create policy owner on %I to touchstone_owner using (true) with check (true)', it);
    execute format('grant select, insert on %I to touchstone_staff', it);
  end loop;
  foreach it in array array['run_document', 'run_period', 'run_phrasebook', 'kpi_total'] loop
    execute format('create trigger not_into_a_published_run after insert on %I '
      'referencing new table as added '
      'for each statement execute function refuse_rows_of_published_run()', it);
  end loop;
  create trigger not_into_a_kept_result after insert on partner_score referencing new table as added
    for each statement execute function refuse_rows_of_kept_result();
  create trigger not_into_a_kept_population after insert on population_partner
    referencing new table as added
    for each statement execute function refuse_rows_of_kept_population();

  -- Partners read what is published: of a run its method, of people's results their own. What runs
  -- share is seen through a published one that points at it; a draft that does so, too, opens nothing.
  foreach it in array array['run', 'run_publication', 'run_period', 'run_document',
      'run_phrasebook'] loop
    execute format('grant select on %I to touchstone_partner', it);
    execute format('create policy partner on %I for select to touchstone_partner using '
      '(exists (select from run_publication p where p.run_id = %I.run_id))', it, it);
  end loop;
  grant select on population_partner, partner_score, explanation, score_change, phrasebook
    to touchstone_partner;
  create policy partner on population_partner for select to touchstone_partner using
    (partner_id = any (own_partners())
    and exists (select from run r where r.population_id = population_partner.population_id));
  create policy partner on partner_score for select to touchstone_partner using
    (partner_id = any (own_partners())
    and exists (select from run_period r where r.result_id = partner_score.result_id));
  create policy partner on explanation for select to touchstone_partner using
    (partner_id = any (own_partners())
    and exists (select from run_period r join partner_score s using (result_id)
      where s.partner_id = explanation.partner_id
      and s.explanation_id = explanation.explanation_id));
  create policy partner on score_change for select to touchstone_partner using
    (partner_id = any (own_partners())
    and exists (select from run_period r join partner_score s using (result_id)
      where s.partner_id = score_change.partner_id
      and s.change_id = score_change.change_id));
  create policy partner on phrasebook for select to touchstone_partner using
    (exists (select from run_phrasebook r where r.phrasebook_id = phrasebook.phrasebook_id));
end
$$;
grant usage on sequence told to touchstone_staff;

drop policy partner on run_publication;
create policy partner on run_publication for select to touchstone_partner using (true);

grant select on definition_document to touchstone_partner;
create policy partner on definition_document for select to touchstone_partner
  using (kind = 'scorecard'
    and exists (select from run_document d where d.text_hash = definition_document.text_hash));

-- Who stands below whom is asked at the door, before the partners of a scope are known.
grant select (run_id, scorecard, population_id) on run to touchstone_gate;
grant select (run_id, published_at) on run_publication to touchstone_gate;
grant select (population_id, partner_id, parent_id) on population_partner to touchstone_gate;
create policy gate on run for select to touchstone_gate using (true);
create policy gate on run_publication for select to touchstone_gate using (true);
create policy gate on population_partner for select to touchstone_gate using (true);
create index population_partner_parent on population_partner (population_id, parent_id)
  where parent_id <> '';
