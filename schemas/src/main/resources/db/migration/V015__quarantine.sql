-- What could not be written: given-up items, and requests that the database rejects alone. An entry holds what it
-- takes to try again, and neither a prompt nor a key. The day is that of its arrival (UTC).
create table worker.quarantine (
  day date not null default (clock_timestamp() at time zone 'UTC')::date,
  -- the work item's; where the request never became one, the job's
  id uuid not null,
  state text not null default 'HELD' check (state in ('HELD', 'REPLAYED', 'DISCARDED')),
  -- grows with every edit; an order that saw another revision is refused
  revision int not null default 1,
  cause text not null,
  message text not null,
  entity_type text not null,
  entity_id uuid not null,
  slug text not null,
  locale text not null,
  context_tag text not null,
  lane text not null,
  tenant_id uuid not null,
  facts text not null,
  facts_version bigint not null,
  attempts int not null,
  spent_micros bigint not null,
  -- whose jobs failed with it
  job_ids uuid[] not null,
  tenant_ids uuid[] not null,
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (id, day)
) partition by range (day);
create index quarantine_newest on worker.quarantine (created_at desc, id desc);
insert into maintenance.daily_partitioned (parent, keep_days) values ('worker.quarantine', 90);

-- Who ordered what of an entry, and what became of it. The day is that of the order, so one order always meets the
-- same partition: its row is its inbox.
create table worker.quarantine_order (
  day date not null,
  id uuid not null,
  quarantine_id uuid not null,
  action text not null,
  outcome text not null,
  ordered_by text not null,
  ordered_at timestamptz not null,
  applied_at timestamptz not null default clock_timestamp(),
  primary key (id, day)
) partition by range (day);
create index quarantine_order_entry on worker.quarantine_order (quarantine_id, applied_at);
insert into maintenance.daily_partitioned (parent, keep_days, back_days) values ('worker.quarantine_order', 400, 9);

create view content.quarantine as
select id, state, revision, cause, message, entity_type, entity_id, slug, locale, context_tag, lane, tenant_id, facts,
  facts_version, attempts, spent_micros, job_ids, tenant_ids, created_at, changed_at
from worker.quarantine;

create view content.quarantine_order as
select id, quarantine_id, action, outcome, ordered_by, ordered_at, applied_at from worker.quarantine_order;
