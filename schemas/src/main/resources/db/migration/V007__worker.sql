-- The worker's ledger. Live work only: what is finished moves to worker.finished_item, so that a claim costs
-- the same whatever was done before.
create table worker.work_item (
  id uuid primary key,
  entity_type text not null,
  entity_id uuid not null,
  slug text not null,
  locale text not null,
  context_tag text not null,
  lane text not null check (lane in ('interactive', 'batch')),
  -- the first tenant who asked, who pays
  tenant_id uuid not null,
  facts text not null,
  facts_version bigint not null,
  state text not null default 'READY' check (state in ('READY', 'RUNNING')),
  ready_at timestamptz not null default clock_timestamp(),
  wait_reason text,
  attempts int not null default 0,
  -- grows with every claim; a finish that carries an older number is refused
  fence bigint not null default 0,
  lease_owner text,
  lease_until timestamptz,
  spent_micros bigint not null default 0,
  traceparent text,
  created_at timestamptz not null default clock_timestamp(),
  check ((lease_until is not null) = (state = 'RUNNING')),
  unique (entity_id, locale, context_tag)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0);
create index work_item_ready on worker.work_item (lane, ready_at) where state = 'READY';
-- Few rows are ever in it, so the search for expired leases reads all of them, and a renewal, which changes
-- no indexed column, stays a HOT update.
create index work_item_running on worker.work_item (lease_owner) where state = 'RUNNING';

-- The jobs that wait for an item. Exactly one of them is charged. Without a foreign key: intake and finish hold
-- the item's row lock whenever they touch its jobs, and the check would run twice for every job of the hot path.
create table worker.work_item_job (
  job_id uuid primary key,
  item_id uuid not null,
  tenant_id uuid not null,
  lane text not null,
  charged boolean not null,
  requested_at timestamptz not null,
  start_by timestamptz,
  backfill_id uuid,
  subject_ref text,
  traceparent text
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);
create index work_item_job_item on worker.work_item_job (item_id);

-- Each model call, recorded with its reserved cost before it is made. OPEN, then SETTLED with what it cost, or
-- LOST when nobody can know (its process died, or no answer came): a lost attempt stays charged at the reservation.
create table worker.attempt (
  day date not null,
  id uuid not null,
  item_id uuid not null,
  number int not null,
  fence bigint not null,
  instance text not null,
  model text not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'SETTLED', 'LOST')),
  reserved_micros bigint not null,
  cost_micros bigint,
  input_tokens bigint,
  cached_input_tokens bigint,
  output_tokens bigint,
  error_class text,
  error text,
  started_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  primary key (id, day)
) partition by range (day);
create index attempt_item on worker.attempt (item_id);
insert into maintenance.daily_partitioned (parent, keep_days) values ('worker.attempt', 90);

create table worker.finished_item (
  day date not null,
  id uuid not null,
  entity_type text not null,
  entity_id uuid not null,
  locale text not null,
  context_tag text not null,
  lane text not null,
  tenant_id uuid not null,
  outcome text not null check (outcome in ('DONE', 'FAILED', 'CANCELED')),
  text_id uuid,
  reason text,
  message text,
  attempts int not null,
  spent_micros bigint not null,
  job_ids uuid[] not null,
  created_at timestamptz not null,
  finished_at timestamptz not null default clock_timestamp(),
  primary key (id, day)
) partition by range (day);
insert into maintenance.daily_partitioned (parent, keep_days) values ('worker.finished_item', 90);
