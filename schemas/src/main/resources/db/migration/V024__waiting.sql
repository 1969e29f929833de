-- What the worker publishes so that the api can say why a job waits, when it starts and what it may cost (ADR 20).

-- A worker process, its signs of life, and how fast it works. Written once a second by each.
create table worker.instance (
  name text primary key,
  seen_at timestamptz not null default clock_timestamp(),
  -- calls it may have in flight, and has
  slots int not null,
  running int not null,
  running_batch int not null,
  -- starts while work of the lane was waiting, and for how many seconds it was; both fade by half in ten seconds
  interactive_starts float8 not null,
  interactive_seconds float8 not null,
  batch_starts float8 not null,
  batch_seconds float8 not null,
  -- starts a second of both lanes, waiting or not
  start_rate float8 not null,
  interactive_rate float8 not null,
  -- the latest of each, in milliseconds; zero where none is known
  call_p50_ms float8 not null,
  call_p95_ms float8 not null,
  intake_p50_ms float8 not null,
  intake_p95_ms float8 not null,
  claim_p50_ms float8 not null,
  claim_p95_ms float8 not null
) with (fillfactor = 20, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0);

-- How a process finds a model's limits. They are shared, so whoever looked last knows best.
create table worker.model_state (
  instance text not null,
  model text not null,
  -- place in the chain of models, from 0
  rank int not null,
  seen_at timestamptz not null default clock_timestamp(),
  breaker text not null,
  -- no call begins before; null where one may now
  held_until timestamptz,
  -- calls in flight allowed, over all processes
  concurrency float8 not null,
  -- zero: any number
  requests_per_minute float8 not null,
  tokens_per_minute float8 not null,
  tokens_per_call float8 not null,
  primary key (instance, model)
) with (fillfactor = 20, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0);

-- The most a prompt is long without its facts, by what it is about.
create table worker.prompt_size (
  entity_type text not null,
  locale text not null,
  context_tag text not null,
  prompt_version text not null,
  bytes bigint not null,
  -- what remarks on a refused text may add to a further call
  remark_bytes bigint not null,
  primary key (entity_type, locale, context_tag)
);

-- What calls of the chain's models cost at most, as the worker reserves it. Micro-dollars per million tokens.
create table worker.call_price (
  model text primary key,
  rank int not null,
  price_version text not null,
  input_price bigint not null,
  output_price bigint not null,
  max_output_tokens bigint not null,
  -- how many calls an item may have
  max_calls int not null,
  written_at timestamptz not null default clock_timestamp()
);

create view content.worker_instance as select * from worker.instance;

create view content.model_state as
select distinct on (model) model, rank, seen_at, breaker,
  case when held_until > clock_timestamp() then held_until end as held_until,
  concurrency, requests_per_minute, tokens_per_minute, tokens_per_call
from worker.model_state order by model, seen_at desc;

create view content.prompt_size as select * from worker.prompt_size;

create view content.call_price as select * from worker.call_price;

-- Tenants with work in a lane. Held: their work waits for budget, and stands in nobody's way.
create view content.waiting_tenant as
select w.lane, w.tenant_id, w.weight,
  exists (select from worker.budget_hold h where h.until > clock_timestamp()
    and h.owner in (w.tenant_id, '00000000-0000-0000-0000-000000000000')) as held
from worker.waiting_tenant w;

-- What is being written or waits to be, by what it is about.
create view content.live_item as
select entity_id, locale, context_tag, id as work_item_id, state, lane, tenant_id, ready_at from worker.work_item;

-- How each tenant's queue lies in time: the moment an item became ready, for some of its places, more of them at
-- the front. In the order of an index, so without a sort; whoever asks sees to it that it is not asked often.
create function content.queue_profile()
returns table (lane text, tenant_id uuid, place bigint, ready_at timestamptz, is_last boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
set enable_bitmapscan = off set jit = off as $$
  select q.lane, q.tenant_id, q.place, q.ready_at, q.is_last from (
    select i.lane, i.tenant_id, i.ready_at, row_number() over places as place, lead(i.ready_at) over places is null as is_last
    from worker.work_item i where i.state = 'READY'
    window places as (partition by i.lane, i.tenant_id order by i.ready_at)) q
  where q.place <= 16 or q.place <= 256 and q.place % 8 = 0 or q.place % 64 = 0 or q.is_last
$$;

-- What a tenant's and the installation's budgets have left today and this month.
create function content.budget_room(tenant uuid)
returns table (whose text, period text, until timestamptz, left_micros bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case c.owner when tenant then 'tenant' else 'installation' end, c.period,
    (c.starts + case c.period when 'day' then interval '1 day' else interval '1 month' end) at time zone 'UTC',
    c.cap_micros - coalesce(k.charged_micros, 0)
  from worker.caps_of(array[tenant], array[(clock_timestamp() at time zone 'UTC')::date]) c
  left join worker.budget_account k on k.owner = c.owner and k.period = c.period and k.starts = c.starts
$$;

grant execute on function content.queue_profile(), content.budget_room(uuid) to moviemind_api;

-- As before, and where the item stands and for which budget it waits.
create or replace view content.waiting_job as
select
  j.job_id,
  i.id as work_item_id,
  i.state,
  i.attempts,
  case when h.until is null then i.wait_reason
    else 'budget: ' || h.whose || ', ' || h.period || ', until ' || to_char(h.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  end as wait_reason,
  case when h.until is null then i.ready_at else greatest(i.ready_at, h.until) end as ready_at,
  i.lane,
  i.tenant_id,
  i.ready_at as item_ready_at,
  h.whose as budget_owner,
  h.period as budget_period,
  h.until as budget_until
from worker.work_item_job j
join worker.work_item i on i.id = j.item_id
left join lateral (
  select it.period, it.until,
    case when it.owner = i.tenant_id then 'tenant' else 'installation' end as whose
  from worker.budget_hold it
  where it.owner in (i.tenant_id, '00000000-0000-0000-0000-000000000000')
    and it.until > clock_timestamp() and i.state = 'READY'
  order by it.until desc limit 1) h on true;

-- As before, and how the model's breaker stands; also of models that were not called lately.
create or replace view content.provider_health as
select
  model,
  lately.answered_at,
  lately.failed_at,
  coalesce(lately.answers, 0) as answers,
  coalesce(lately.failures, 0) as failures,
  state.breaker,
  case when state.breaker <> 'closed' then state.held_until end as probe_at
from (
  select
    model,
    max(ended_at) filter (where answered) as answered_at,
    max(ended_at) filter (where failed) as failed_at,
    count(*) filter (where answered) as answers,
    count(*) filter (where failed) as failures
  from (
    select
      model,
      ended_at,
      coalesce(error_class in ('SERVER_ERROR', 'TIMEOUT', 'HANG', 'RESET', 'UNREACHABLE', 'CONNECTION', 'UNREADABLE',
        'QUOTA', 'UNAUTHORIZED', 'UNKNOWN_MODEL'), false) as failed,
      state = 'SETTLED' and coalesce(error_class not in ('SERVER_ERROR', 'TIMEOUT', 'HANG', 'RESET', 'UNREACHABLE',
        'CONNECTION', 'UNREADABLE', 'QUOTA', 'UNAUTHORIZED', 'UNKNOWN_MODEL', 'NOT_CALLED', 'LOST'), true) as answered
    from worker.attempt
    where day >= (clock_timestamp() at time zone 'UTC')::date - 1
    order by id desc limit 200
  ) attempts
  group by model
) lately
full join content.model_state state using (model);
