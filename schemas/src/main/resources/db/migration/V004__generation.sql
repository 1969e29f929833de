-- Jobs: what a tenant asked and follows.
create table api.job (
  id uuid primary key,
  tenant_id uuid not null references api.tenant,
  entity_type text not null check (entity_type in ('MOVIE', 'PERSON', 'TV_SERIES', 'TV_SHOW')),
  entity_id uuid not null,
  slug text not null,
  requested_slug text not null,
  locale text not null,
  context_tag text not null,
  lane text not null check (lane in ('interactive', 'batch')),
  status text not null default 'PENDING' check (status in ('PENDING', 'IN_PROGRESS', 'DONE', 'FAILED', 'CANCELED')),
  text_id uuid,
  failure_type text,
  failure_message text,
  failure_user_message text,
  failure_retriable boolean,
  retry_of uuid,
  backfill_id uuid,
  subject_ref text,
  start_by timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  -- when the request was last put into the outbox; a job that stays PENDING is published again
  published_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  settled_at timestamptz,
  check ((settled_at is null) = (status in ('PENDING', 'IN_PROGRESS'))),
  check ((text_id is not null) = (status = 'DONE')),
  check ((failure_type is not null) = (status = 'FAILED'))
) with (fillfactor = 80);

-- A tenant's equal work in flight is one job. The predicate leaves status out, so that PENDING -> IN_PROGRESS stays a HOT update.
create unique index job_live_work on api.job (tenant_id, entity_id, locale, context_tag) where settled_at is null;
create index job_entity on api.job (tenant_id, entity_id, settled_at desc) where settled_at is not null;

-- Answers already given for an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header). The day is the UTC day of the first request.
create table api.idempotency (
  day date not null,
  tenant_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int not null,
  body text not null,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, key, day)
) partition by range (day);
insert into maintenance.daily_partitioned (parent, keep_days) values ('api.idempotency', 2);
