-- The roles of a Touchstone database. They belong to the cluster, not to one database, so they are made
-- before the first migration: by Touchstone itself for the embedded server, by an administrator
-- (a superuser, once, PostgreSQL 16 or newer) for any other. Running it again changes nothing.
--
--   touchstone_owner    owns every table and runs the migrations
--   touchstone_app      the connection pool; reads and writes nothing until it becomes one of the others
--   touchstone_gate     who is at the door: signing in, before it is known who somebody is
--   touchstone_staff    the vendor's own people
--   touchstone_partner  people of a partner: their own company's published rows and no others
do $$
declare
  it text;
begin
  foreach it in array array['touchstone_owner', 'touchstone_app'] loop
    if not exists (select from pg_roles where rolname = it) then
      execute format('create role %I login', it);
    end if;
  end loop;
  foreach it in array array['touchstone_gate', 'touchstone_staff', 'touchstone_partner'] loop
    if not exists (select from pg_roles where rolname = it) then
      execute format('create role %I nologin', it);
    end if;
    execute format('grant %I to touchstone_app with inherit false, set true', it);
  end loop;
end
$$;
