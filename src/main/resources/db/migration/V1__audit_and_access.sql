-- Audit: one chain of records, each sealed with the hash of the one before it. ------------------

create table audit_record (
  seq           bigint      primary key,
  at            timestamptz not null,
  actor         text        not null,
  action        text        not null,
  subject       text        not null,
  detail        text        not null, -- canonical JSON; text, because its bytes are sealed
  previous_hash text        not null,
  hash          text        not null
);
create index audit_record_subject on audit_record (subject, seq);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete on audit_record
  for each row execute function refuse_change();
create trigger append_only_as_a_whole before truncate on audit_record
  for each statement execute function refuse_change();

-- On whose behalf a transaction runs is told by the server with a proof: HMAC-SHA256 under a key that
-- no runtime role can read, so that what is typed into a session cannot make up an actor.
create table scope_key (
  the_only  boolean primary key default true check (the_only),
  inner_pad bytea   not null check (octet_length(inner_pad) = 64), -- the key, as HMAC mixes it in
  outer_pad bytea   not null check (octet_length(outer_pad) = 64)
);
do $$
declare
  key       bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
  inner_pad bytea := decode(repeat('36', 64), 'hex');
  outer_pad bytea := decode(repeat('5c', 64), 'hex');
begin
  for i in 0 .. octet_length(key) - 1 loop
    inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # get_byte(key, i));
    outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # get_byte(key, i));
  end loop;
  insert into scope_key values (true, inner_pad, outer_pad);
end
$$;

-- The sign-in name of whoever the server proved to act; bound to the connection, so that a proof that
-- was seen elsewhere is worth nothing.
create function own_sign_in() returns text stable language plpgsql
security definer set search_path = pg_catalog, public as $$
declare
  acting text := coalesce(current_setting('touchstone.person', true), '');
  key    scope_key;
  actor  text;
begin
  select * into strict key from scope_key;
  if coalesce(current_setting('touchstone.proof', true), '') <> encode(sha256(key.outer_pad
      || sha256(key.inner_pad || convert_to(pg_backend_pid() || ':' || acting, 'UTF8'))), 'hex') then
    raise exception 'No proof that this is done on behalf of "%"', acting
      using errcode = 'insufficient_privilege';
  end if;
  if acting in ('', 'touchstone') then
    return 'touchstone';
  end if;
  select sign_in into strict actor from person where person_id = acting::uuid;
  return actor;
end
$$;

-- The only way in: no role may insert, and none says who it is. The lock is held to the end of the
-- caller's transaction, so that the chain has one order; callers therefore append last. Answers where
-- the chain now ends: sequence number, blank, hash.
create function audit_append(the_action text, the_subject text, the_detail text)
returns text language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  last   audit_record;
  next   audit_record;
  sealed text;
begin
  next.actor := own_sign_in();
  perform pg_advisory_xact_lock(hashtext('touchstone.audit'));
  select * into last from audit_record order by seq desc limit 1;
  next.seq := coalesce(last.seq, 0) + 1;
  next.previous_hash := coalesce(last.hash, repeat('0', 64));
  next.at := clock_timestamp();
  sealed := next.previous_hash || E'\n' || next.seq || E'\n'
    || to_char(next.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n'
    || octet_length(next.actor) || ':' || next.actor || E'\n'
    || octet_length(the_action) || ':' || the_action || E'\n'
    || octet_length(the_subject) || ':' || the_subject || E'\n'
    || octet_length(the_detail) || ':' || the_detail || E'\n';
  next.hash := encode(sha256(convert_to(sealed, 'UTF8')), 'hex');
  insert into audit_record
    values (next.seq, next.at, next.actor, the_action, the_subject, the_detail, next.previous_hash,
      next.hash);
  return next.seq || ' ' || next.hash;
end
$$;

revoke execute on function audit_append, own_sign_in from public;
grant execute on function audit_append to touchstone_gate, touchstone_staff, touchstone_partner;
grant select on audit_record to touchstone_staff;

-- Access: who may sign in, as what, and for which partner. --------------------------------------

-- What the request's transaction says about itself; empty where nothing was said.
create function own_partners() returns text[] stable language sql as $$
  select coalesce(nullif(current_setting('touchstone.partners', true), '')::text[], '{}')
$$;
create function own_person() returns text stable language sql as $$
  select current_setting('touchstone.person', true)
$$;

create table person (
  person_id     uuid        primary key default gen_random_uuid(),
  sign_in       text        not null unique
    check (sign_in = lower(sign_in) and sign_in not in ('', 'touchstone')),
  name          text        not null check (name <> ''),
  password_hash text        not null,
  password_no   integer     not null default 1, -- of how many; a session knows with which it began
  created_at    timestamptz not null default now(),
  created_by    text        not null
);

create table person_role (
  person_id  uuid        not null references person,
  role       text        not null check (role in ('partner-operations', 'channel-manager', 'finance',
    'data-steward', 'board', 'auditor', 'executive', 'partner-user', 'administrator')),
  granted_at timestamptz not null default now(),
  granted_by text        not null,
  primary key (person_id, role)
);

-- Whose eyes a partner user sees with; staff have no row.
create table person_partner (
  person_id  uuid        primary key references person,
  partner_id text        not null check (partner_id <> ''),
  granted_at timestamptz not null default now(),
  granted_by text        not null
);

create table person_closure (
  person_id uuid        primary key references person,
  closed_at timestamptz not null default now(),
  closed_by text        not null,
  reason    text        not null
);

create function count_password() returns trigger language plpgsql as $$
begin
  new.password_no := old.password_no + 1;
  return new;
end
$$;
create trigger every_password_counts before update of password_hash on person
  for each row execute function count_password();

-- When whoever guesses may guess again. The key is a name, a network, the two together or a browser,
-- hashed; how many wrong attempts still count follows from when they will be forgotten.
create table sign_in_pace (
  key          text        primary key,
  forgotten_at timestamptz not null,
  next_turn    timestamptz not null
);
create index sign_in_pace_forgotten on sign_in_pace (forgotten_at);

-- Browsers from which somebody signed in before: strangers' attempts do not make them wait.
create table known_browser (
  token_hash text        not null,
  person_id  uuid        not null references person,
  seen_at    timestamptz not null default now(),
  primary key (token_hash, person_id)
);
create index known_browser_of on known_browser (person_id, seen_at);

do $$
declare
  it text;
begin
  foreach it in array array['person', 'person_role', 'person_partner', 'person_closure'] loop
    execute format('alter table %I enable row level security, force row level security', it);
    execute format('create policy gate on %I for select to touchstone_gate using (true)', it);
    execute format('create policy staff on %I to touchstone_staff using (true) with check (true)', it);
    execute format('create policy partner on %I for select to touchstone_partner '
      'using (person_id::text = own_person())', it);
    execute format('grant select on %I to touchstone_gate, touchstone_staff, touchstone_partner', it);
    execute format('grant insert on %I to touchstone_staff', it);
  end loop;
end
$$;
grant update (name, password_hash) on person to touchstone_staff;
grant update (password_hash) on person to touchstone_partner;
create policy partner_password on person for update to touchstone_partner
  using (person_id::text = own_person()) with check (person_id::text = own_person());
grant delete on person_role to touchstone_staff;
grant select, insert, update, delete on sign_in_pace, known_browser to touchstone_gate;
create policy owner on person for select to touchstone_owner using (true);

-- Sessions, as Spring Session lays them out. They hold who signed in and no partner data.
create table spring_session (
  primary_id            char(36)     not null primary key,
  session_id            char(36)     not null unique,
  creation_time         bigint       not null,
  last_access_time      bigint       not null,
  max_inactive_interval integer      not null,
  expiry_time           bigint       not null,
  principal_name        varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36)     not null references spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on spring_session, spring_session_attributes to touchstone_app;
