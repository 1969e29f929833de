-- Schemas, one writer each, and privileges that also hold for tables of later migrations.
-- Roles are made before migrating (com.moviemind.schemas.SetUpDatabase); this script runs as moviemind_owner.
create schema api;
create schema worker;
create schema content;
create schema maintenance;

grant usage on schema api to moviemind_api;
grant usage on schema worker to moviemind_worker;
grant usage on schema content to moviemind_api, moviemind_worker;
grant usage on schema maintenance to moviemind_api, moviemind_worker;

alter default privileges in schema api grant select, insert, update, delete on tables to moviemind_api;
alter default privileges in schema api grant usage, select on sequences to moviemind_api;
alter default privileges in schema worker grant select, insert, update, delete on tables to moviemind_worker;
alter default privileges in schema worker grant usage, select on sequences to moviemind_worker;
alter default privileges in schema content grant select, insert, update, delete on tables to moviemind_worker;
alter default privileges in schema content grant select on tables to moviemind_api;
alter default privileges in schema maintenance grant select on tables to moviemind_api, moviemind_worker;

-- Functions are callable by nobody until granted.
alter default privileges revoke execute on functions from public;

-- Which tables are cut into days (UTC) and how long a day is kept. One row is one line of the retention table.
create table maintenance.daily_partitioned (
  parent text primary key,
  keep_days int not null check (keep_days >= 1),
  -- days before today that may still receive rows
  back_days int not null default 1 check (back_days between 0 and keep_days),
  ahead_days int not null default 7 check (ahead_days >= 2)
);

-- Makes the partitions of [today - back, today + ahead] and drops older ones. The applications call it at
-- start and every hour; it runs as the owner because only an owner may make or drop a partition.
create function maintenance.roll_partitions() returns table (parent_table text, created int, dropped int)
language plpgsql security definer set search_path = pg_catalog, maintenance, pg_temp set lock_timeout = '2s' as $$
declare
  it maintenance.daily_partitioned;
  today date := (clock_timestamp() at time zone 'UTC')::date;
  wanted date;
  part record;
begin
  perform pg_advisory_xact_lock(hashtext('maintenance.roll_partitions'));
  for it in select * from maintenance.daily_partitioned order by parent loop
    parent_table := it.parent; created := 0; dropped := 0;
    for wanted in select today + n from generate_series(-it.back_days, it.ahead_days) n loop
      if to_regclass(it.parent || '_' || to_char(wanted, 'YYYYMMDD')) is null then
        execute format('create table %s partition of %s for values from (%L) to (%L)',
          it.parent || '_' || to_char(wanted, 'YYYYMMDD'), it.parent, wanted, wanted + 1);
        created := created + 1;
      end if;
    end loop;
    for part in
      select c.oid::regclass as name, to_date(right(c.relname, 8), 'YYYYMMDD') as day
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where i.inhparent = it.parent::regclass
    loop
      if part.day < today - it.keep_days then
        execute format('drop table %s', part.name);
        dropped := dropped + 1;
      end if;
    end loop;
    return next;
  end loop;
end $$;
grant execute on function maintenance.roll_partitions() to moviemind_api, moviemind_worker;

-- The newest migration, for applications that only check.
create function maintenance.schema_version() returns int
language sql stable security definer set search_path = pg_catalog, maintenance, pg_temp as $$
  select max(version::int) from migration.flyway_schema_history where success
$$;
grant execute on function maintenance.schema_version() to moviemind_api, moviemind_worker;
