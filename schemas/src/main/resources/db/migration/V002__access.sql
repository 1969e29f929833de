-- Who may ask: tenants, and API keys of which only a hash is kept.
create table api.tenant (
  id uuid primary key,
  name text not null unique,
  plan text not null default 'free',
  created_at timestamptz not null default now(),
  -- a closed tenant's keys are revoked; the row stays because jobs and texts name it
  closed_at timestamptz
);

create table api.api_key (
  id uuid primary key,
  tenant_id uuid not null references api.tenant,
  label text not null,
  -- first characters of the key, so that a person can tell keys apart
  prefix text not null,
  -- SHA-256 of the key; keys are 256 random bits, so a slow hash would add nothing
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_key_tenant on api.api_key (tenant_id, created_at);
