-- The texts, each with its passport. Written by the worker, read by the api.
create table content.text (
  id uuid primary key,
  work_item_id uuid not null unique,
  entity_type text not null,
  entity_id uuid not null,
  locale text not null,
  context_tag text not null,
  version int not null,
  text text not null,
  origin text not null default 'GENERATED' check (origin in ('GENERATED', 'TRANSLATED')),
  model text not null,
  prompt_version text not null,
  -- SHA-256, hex
  prompt_hash text not null,
  facts_hash text not null,
  facts_version bigint not null,
  -- names of the facts the prompt held
  facts_used text[] not null,
  input_tokens bigint not null,
  cached_input_tokens bigint not null,
  output_tokens bigint not null,
  cost_micros bigint not null,
  attempts int not null,
  -- names of the checks the text passed
  checks text[] not null,
  provider_ms int not null,
  generated_at timestamptz not null default clock_timestamp(),
  unique (entity_id, locale, context_tag, version)
);

-- Why a job's text is not there yet, for the api to show. A view of the owner: the api reads it without any right on worker.
create view content.waiting_job as
select j.job_id, i.id as work_item_id, i.state, i.attempts, i.wait_reason, i.ready_at
from worker.work_item_job j join worker.work_item i on i.id = j.item_id;
