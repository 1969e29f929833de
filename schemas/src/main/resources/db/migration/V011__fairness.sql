-- Which tenants have work in which lane, and how much of the lane is theirs. Intake registers a tenant; a sweep
-- strikes out who has no work left. How far each tenant is served is kept by every worker for itself (ADR 14):
-- claims write nothing here.
create table worker.waiting_tenant (
  lane text not null check (lane in ('interactive', 'batch')),
  tenant_id uuid not null,
  weight int not null default 1 check (weight between 1 and 1000),
  since timestamptz not null default clock_timestamp(),
  primary key (lane, tenant_id)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_cost_delay = 0);
insert into worker.waiting_tenant (lane, tenant_id) select distinct lane, tenant_id from worker.work_item;

-- A tenant's oldest ready item is one step away, however much waits.
create index work_item_turn on worker.work_item (lane, tenant_id, ready_at) where state = 'READY';
drop index worker.work_item_ready;

-- The transaction that has held back vacuum longest: while it is open, what claims leave behind cannot be removed.
-- The owner may see every session (com.moviemind.schemas.SetUpDatabase grants it), the applications only this.
create function maintenance.oldest_transaction() returns table (seconds float8, pid int, role text, state text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select seconds, pid, role, state from (
    select extract(epoch from clock_timestamp() - xact_start)::float8 as seconds, pid, usename::text as role, state
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and (backend_xid is not null or backend_xmin is not null)
    union all
    select extract(epoch from clock_timestamp() - prepared)::float8, null, owner::text, 'prepared'
    from pg_prepared_xacts where database = current_database()) held
  where seconds is not null order by seconds desc limit 1
$$;
grant execute on function maintenance.oldest_transaction() to moviemind_worker;
