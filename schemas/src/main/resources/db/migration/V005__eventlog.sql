-- The event log. Events are appended unnumbered; one leased sequencer numbers them after their commit
-- (ADR 8), so a reader that has seen number n has seen every event before it.
create table api.event_unnumbered (
  id bigint generated always as identity primary key,
  event_id uuid not null,
  tenant_id uuid not null,
  job_id uuid not null,
  type text not null,
  data jsonb not null,
  occurred_at timestamptz not null
);

create table api.event_log (
  day date not null,
  seq bigint not null,
  event_id uuid not null,
  tenant_id uuid not null,
  job_id uuid not null,
  type text not null,
  data jsonb not null,
  occurred_at timestamptz not null,
  primary key (seq, day)
) partition by range (day);
create index event_log_tenant on api.event_log (tenant_id, seq);
insert into maintenance.daily_partitioned (parent, keep_days) values ('api.event_log', 30);

-- The last number given. Locked by the sequencer for each batch, which also shuts out a sequencer that lost its lease.
create table api.event_sequence (
  only_one boolean primary key default true check (only_one),
  last_seq bigint not null
);
insert into api.event_sequence (last_seq) values (0);
