-- What each process asks of its own data (ADR 21): what it found, how far it has looked, and the record of what was
-- found, mended and accepted, which nobody changes. The same for api and worker.

create table api.audit_progress (
  kind text primary key,
  -- up to where was looked, as the question counts: an instant, or a number of the event log
  watermark text,
  -- how much is looked at in one statement; cut where that takes too long
  slice int,
  checked_at timestamptz not null default '-infinity'
);

create table api.audit_finding (
  kind text not null,
  -- the row it is about: ids and numbers, never what a person or a client wrote
  subject text not null,
  state text not null check (state in ('SUSPECTED', 'OPEN', 'ACCEPTED')),
  detail text not null,
  -- what a repair would change; null where no command mends it
  repair text,
  -- seen without a break since
  seen_since timestamptz not null default clock_timestamp(),
  began_at timestamptz,
  primary key (kind, subject)
);

create table api.audit_event (
  day date not null default (clock_timestamp() at time zone 'UTC')::date,
  id uuid not null default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  what text not null check (what in ('FOUND', 'ENDED', 'ORDERED', 'REPAIRED', 'REFUSED', 'ACCEPTED')),
  kind text not null,
  subject text not null,
  detail text not null,
  -- self-audit, or the key that ordered it as tenant id/key id
  who text not null,
  order_id uuid,
  primary key (id, day)
) partition by range (day);
create index audit_event_order on api.audit_event (order_id, subject) where order_id is not null;
insert into maintenance.daily_partitioned (parent, keep_days) values ('api.audit_event', 400);

create table worker.audit_progress (
  kind text primary key,
  watermark text,
  slice int,
  checked_at timestamptz not null default '-infinity'
);

create table worker.audit_finding (
  kind text not null,
  subject text not null,
  state text not null check (state in ('SUSPECTED', 'OPEN', 'ACCEPTED')),
  detail text not null,
  repair text,
  seen_since timestamptz not null default clock_timestamp(),
  began_at timestamptz,
  primary key (kind, subject)
);

create table worker.audit_event (
  day date not null default (clock_timestamp() at time zone 'UTC')::date,
  id uuid not null default uuidv7(),
  at timestamptz not null default clock_timestamp(),
  what text not null check (what in ('FOUND', 'ENDED', 'ORDERED', 'REPAIRED', 'REFUSED', 'ACCEPTED')),
  kind text not null,
  subject text not null,
  detail text not null,
  who text not null,
  order_id uuid,
  primary key (id, day)
) partition by range (day);
create index audit_event_order on worker.audit_event (order_id, subject) where order_id is not null;
insert into maintenance.daily_partitioned (parent, keep_days) values ('worker.audit_event', 400);

-- Nobody changes what was written down, the owner included; only whole days are dropped. Partitions inherit it.
create function maintenance.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what the audit has written down is not changed' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on api.audit_event
  for each row execute function maintenance.refuse_change();
create trigger append_only before update or delete on worker.audit_event
  for each row execute function maintenance.refuse_change();

-- What was spent on days that are over, so that a month is not summed anew with each look at a budget. A copy: it is
-- thrown away when it disagrees with the attempts.
create table worker.audit_spend (
  day date not null,
  -- the nil UUID for attempts of releases that did not know who pays
  tenant_id uuid not null,
  micros bigint not null,
  primary key (day, tenant_id)
);

-- The audit reads what is new, by time. Rows come in the order of time, so a summary of each few pages is enough, and
-- costs a writer next to nothing.
create index finished_item_at on worker.finished_item
  using brin (finished_at) with (pages_per_range = 16, autosummarize = on);
create index attempt_at on worker.attempt
  using brin (started_at) with (pages_per_range = 16, autosummarize = on);
create index text_at on content.text
  using brin (generated_at) with (pages_per_range = 16, autosummarize = on);
create index idempotency_at on api.idempotency
  using brin (created_at) with (pages_per_range = 16, autosummarize = on);

-- For the api, which asks whether anybody still works on a job: jobs that wait for an item, and keys of what the worker
-- has said and not sent.
create view content.job_in_hand as select job_id from worker.work_item_job;
create view content.unsent_event as select key from worker.outbox;

create view content.audit_progress as select kind, checked_at from worker.audit_progress;
create view content.audit_finding as
select kind, subject, state, detail, repair, seen_since, began_at from worker.audit_finding;
create view content.audit_event as
select id, at, what, kind, subject, detail, who, order_id from worker.audit_event;
