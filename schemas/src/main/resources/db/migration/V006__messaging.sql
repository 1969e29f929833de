-- How events leave and arrive, the same for api and worker: leases, outbox, inbox (ADR 4).

create table api.lease (
  name text primary key,
  holder text not null,
  -- grows with every change of holder; a holder that woke late finds another number here
  fence bigint not null,
  expires_at timestamptz not null
);

create table api.outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  event_id uuid not null,
  event_type text not null,
  -- which released schema of event_type the body was written with
  schema_version int not null,
  -- Avro binary without the registry's header, so that accepting work never needs the registry
  body bytea not null,
  traceparent text,
  created_at timestamptz not null default clock_timestamp(),
  -- set when the broker refuses this very row; it holds back later rows of its key until cleared
  parked_at timestamptz,
  parked_reason text
);
create index outbox_parked on api.outbox (key, id) where parked_at is not null;

-- Events already taken in. The day is the UTC day of the event, so one event always meets the same partition.
create table api.inbox (
  day date not null,
  consumer text not null,
  event_id uuid not null,
  primary key (consumer, event_id, day)
) partition by range (day);
insert into maintenance.daily_partitioned (parent, keep_days, back_days) values ('api.inbox', 9, 9);

create table worker.lease (
  name text primary key,
  holder text not null,
  -- grows with every change of holder; a holder that woke late finds another number here
  fence bigint not null,
  expires_at timestamptz not null
);

create table worker.outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  event_id uuid not null,
  event_type text not null,
  -- which released schema of event_type the body was written with
  schema_version int not null,
  -- Avro binary without the registry's header, so that accepting work never needs the registry
  body bytea not null,
  traceparent text,
  created_at timestamptz not null default clock_timestamp(),
  -- set when the broker refuses this very row; it holds back later rows of its key until cleared
  parked_at timestamptz,
  parked_reason text
);
create index outbox_parked on worker.outbox (key, id) where parked_at is not null;

-- Events already taken in. The day is the UTC day of the event, so one event always meets the same partition.
create table worker.inbox (
  day date not null,
  consumer text not null,
  event_id uuid not null,
  primary key (consumer, event_id, day)
) partition by range (day);
insert into maintenance.daily_partitioned (parent, keep_days, back_days) values ('worker.inbox', 9, 9);
