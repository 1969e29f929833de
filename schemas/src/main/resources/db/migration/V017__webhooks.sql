-- Webhooks: a tenant's endpoints, their secrets, how far each has come in the event log, and what was sent.
create table api.webhook_endpoint (
  id uuid primary key,
  tenant_id uuid not null references api.tenant,
  -- which lease covers its deliveries, api.webhook_shard
  shard smallint not null check (shard between 0 and 31),
  url text not null,
  description text not null,
  -- empty: every type
  event_types text[] not null,
  include_text boolean not null,
  max_concurrency int not null check (max_concurrency between 1 and 64),
  rate_per_second int not null check (rate_per_second between 1 and 1000),
  status text not null default 'ENABLED' check (status in ('ENABLED', 'DISABLED')),
  -- who or what switched it off: OWNER, GONE (the endpoint answered 410), EXHAUSTED (nothing but failure for three days)
  disabled_reason text check (disabled_reason in ('OWNER', 'GONE', 'EXHAUSTED')),
  created_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  check ((disabled_reason is not null) = (status = 'DISABLED'))
);
create index webhook_endpoint_tenant on api.webhook_endpoint (tenant_id, id);
create index webhook_endpoint_shard on api.webhook_endpoint (shard);

-- A secret is encrypted (AES-256-GCM); key_id names the key of the configuration it is encrypted with.
create table api.webhook_secret (
  id uuid primary key,
  endpoint_id uuid not null references api.webhook_endpoint on delete cascade,
  key_id text not null,
  sealed bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  -- of a secret that was rotated: it signs beside the new one until then
  expires_at timestamptz
);
create index webhook_secret_endpoint on api.webhook_secret (endpoint_id);
create index webhook_secret_key on api.webhook_secret (key_id);

-- Where an endpoint stands. Apart from the endpoint, so that deliveries and owners do not write the same row.
-- Events that wait because an endpoint is down have no rows: they are what follows the cursor.
create table api.webhook_progress (
  endpoint_id uuid primary key references api.webhook_endpoint on delete cascade,
  -- every event up to this number is delivered, not wanted, or in api.webhook_pending
  cursor bigint not null,
  -- different events that failed one after the other
  failures int not null default 0,
  -- since when the breaker is open: events are parked and single ones sent to see whether it recovered
  parked_at timestamptz,
  probes int not null default 0,
  -- after it recovered, events up to this number are sent one after the other, in order
  drain_until bigint not null default 0,
  -- nothing is sent before: the next probe, or what the endpoint asked for with Retry-After
  not_before timestamptz,
  last_delivered_at timestamptz,
  last_failed_at timestamptz,
  last_error text
) with (fillfactor = 50);

-- Events that failed and are tried again; an endpoint that answers has none.
create table api.webhook_pending (
  endpoint_id uuid not null references api.webhook_endpoint on delete cascade,
  seq bigint not null,
  attempts int not null,
  next_at timestamptz not null,
  primary key (endpoint_id, seq)
);

-- What an owner asked to have sent again: a second cursor over the log.
create table api.webhook_redelivery (
  id uuid primary key,
  endpoint_id uuid not null references api.webhook_endpoint on delete cascade,
  cursor bigint not null,
  up_to bigint not null,
  event_types text[] not null,
  event_ids uuid[] not null,
  -- only events that no entry of the delivery log says were delivered
  undelivered boolean not null,
  rate_per_second int not null,
  -- as shown to the owner before it began
  count bigint not null,
  sent bigint not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);
create index webhook_redelivery_endpoint on api.webhook_redelivery (endpoint_id, id);

-- Which instance delivers for which endpoints: a lease for each of 32 shards, renewed all in one statement.
create table api.webhook_shard (
  shard smallint primary key,
  holder text not null default '',
  expires_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
insert into api.webhook_shard (shard) select generate_series(0, 31);

-- The instances that deliver, so that each takes its share of the shards.
create table api.webhook_sender (
  holder text primary key,
  seen_at timestamptz not null
);

-- The delivery log. Bodies are cut at 128 KiB and redacted before they come here.
create table api.webhook_delivery (
  day date not null,
  id uuid not null,
  tenant_id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  event_type text not null,
  -- null for a ping, which is not in the log
  seq bigint,
  cause text not null check (cause in ('EVENT', 'RETRY', 'PROBE', 'REDELIVERY', 'PING')),
  attempt int not null,
  outcome text not null check (outcome in ('DELIVERED', 'FAILED', 'REFUSED')),
  status int,
  error text,
  request_body text not null,
  answer_headers text,
  answer_body text,
  next_at timestamptz,
  started_at timestamptz not null,
  duration_ms int not null,
  primary key (id, day)
) partition by range (day);
create index webhook_delivery_endpoint on api.webhook_delivery (endpoint_id, id);
create index webhook_delivery_event on api.webhook_delivery (endpoint_id, event_id);
insert into maintenance.daily_partitioned (parent, keep_days) values ('api.webhook_delivery', 14);
