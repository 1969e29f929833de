-- Budgets: caps for the installation and for tenants, by day and month of UTC; and what counts against them (ADR 16).
-- An owner is a tenant's id, or one of two: 0000... is the installation, ffff... every tenant without a cap of its own.

create table worker.budget (
  owner uuid not null,
  period text not null check (period in ('day', 'month')),
  -- what an operator ordered wins over what the worker's properties say
  origin text not null check (origin in ('operator', 'property')),
  cap_micros bigint not null check (cap_micros >= 0),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (owner, period, origin)
);

-- Reserved, or charged where settled or lost, in a period. Kept only while a cap is in force. Few rows, often
-- updated, always in the order (owner, period, starts): the installation's first.
create table worker.budget_account (
  owner uuid not null,
  period text not null,
  starts date not null,
  charged_micros bigint not null,
  primary key (owner, period, starts)
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_cost_delay = 0);

-- Whose work waits for budget: a claim passes it over until then, or until its next call fits again.
create table worker.budget_hold (
  owner uuid primary key,
  period text not null,
  starts date not null,
  cap_micros bigint not null,
  -- the reservation that did not fit
  need_micros bigint not null,
  since timestamptz not null default clock_timestamp(),
  until timestamptz not null
);

-- What operators ordered, for ever: who, when, and the cap (null: removed).
create table worker.budget_order (
  id uuid primary key,
  owner uuid not null,
  period text not null,
  cap_micros bigint,
  ordered_by text not null,
  ordered_at timestamptz not null,
  applied_at timestamptz not null default clock_timestamp()
);
create index budget_order_owner on worker.budget_order (owner, applied_at);

-- Claims and finishes hold this lock shared, a change of budgets alone: it counts what was spent so far when
-- nobody is between reading the caps and writing what he reserved or charged.
create function worker.share_budgets() returns void language sql volatile as $$
  select pg_advisory_xact_lock_shared(hashtext('worker.budget'))
$$;

create function worker.own_budgets() returns void language sql volatile as $$
  select pg_advisory_xact_lock(hashtext('worker.budget'))
$$;

-- The caps that hold for the installation and these tenants on these days.
create function worker.caps_of(tenants uuid[], days date[])
returns table (owner uuid, period text, starts date, cap_micros bigint) language sql stable as $$
  select distinct on (who.owner, b.period, p.starts) who.owner, b.period, p.starts, b.cap_micros
  from (
    select it.tenant as owner, it.day from unnest(tenants, days) as it(tenant, day)
    union
    select '00000000-0000-0000-0000-000000000000', it.day from unnest(days) as it(day)) who
  join worker.budget b on b.owner = who.owner
    or b.owner = 'ffffffff-ffff-ffff-ffff-ffffffffffff' and who.owner <> '00000000-0000-0000-0000-000000000000'
  cross join lateral (
    select case b.period when 'day' then who.day else who.day - (extract(day from who.day)::int - 1) end as starts) p
  order by who.owner, b.period, p.starts, (b.owner = who.owner) desc, b.origin
$$;

-- Locks what counts against these tenants' and the installation's caps, until the end of the transaction.
create function worker.lock_budget_accounts(tenants uuid[], days date[])
returns table (owner uuid, period text, starts date, cap_micros bigint, charged_micros bigint)
language plpgsql volatile as $$
#variable_conflict use_column
begin
  perform worker.share_budgets();
  if not exists (select from worker.budget) then
    return;
  end if;
  -- in the same order as below, and never waiting with a later row in hand
  insert into worker.budget_account as a (owner, period, starts, charged_micros)
  select c.owner, c.period, c.starts, 0 from worker.caps_of(tenants, days) c
  where not exists (
    select from worker.budget_account k where k.owner = c.owner and k.period = c.period and k.starts = c.starts)
  order by c.owner, c.period, c.starts
  on conflict do nothing;
  if found then
    -- now and then, and never waiting for anybody who does the same
    delete from worker.budget_account k using (
      select it.owner, it.period, it.starts from worker.budget_account it
      where it.starts < (clock_timestamp() at time zone 'UTC')::date - 62
      for update skip locked) as past
    where k.owner = past.owner and k.period = past.period and k.starts = past.starts;
  end if;
  return query
  select k.owner, k.period, k.starts, c.cap_micros, k.charged_micros
  from worker.caps_of(tenants, days) c
  join worker.budget_account k on k.owner = c.owner and k.period = c.period and k.starts = c.starts
  order by k.owner, k.period, k.starts
  for update of k;
end $$;

-- What each account gets back when calls reserved on these days by these tenants are settled.
create function worker.budget_shares(tenants uuid[], days date[], micros bigint[])
returns table (owner uuid, period text, starts date, micros bigint) language sql stable as $$
  select s.owner, s.period, s.starts, sum(s.micros)::bigint
  from (
    select who.owner, p.period, p.starts, it.micros
    from unnest(tenants, days, micros) as it(tenant, day, micros)
    cross join lateral (values ('00000000-0000-0000-0000-000000000000'::uuid), (it.tenant)) as who(owner)
    cross join lateral (values ('day', it.day), ('month', it.day - (extract(day from it.day)::int - 1)))
      as p(period, starts)) s
  group by s.owner, s.period, s.starts
$$;

-- Gives back what calls cost less than they were reserved at; a call that cost more is charged the rest. Lifts the
-- holds of owners whose waiting call fits now.
create function worker.give_back(tenants uuid[], days date[], micros bigint[]) returns void
language plpgsql volatile as $$
begin
  perform worker.share_budgets();
  if not exists (select from worker.budget_account) then
    return;
  end if;
  perform from worker.budget_account k
  join worker.budget_shares(tenants, days, micros) s
    on k.owner = s.owner and k.period = s.period and k.starts = s.starts
  order by k.owner, k.period, k.starts
  for update of k;
  update worker.budget_account k set charged_micros = k.charged_micros - s.micros
  from worker.budget_shares(tenants, days, micros) s
  where k.owner = s.owner and k.period = s.period and k.starts = s.starts;
  delete from worker.budget_hold h using worker.budget_account k
  where k.owner = h.owner and k.period = h.period and k.starts = h.starts
    and (h.owner = any(tenants) or h.owner = '00000000-0000-0000-0000-000000000000')
    and k.charged_micros + h.need_micros <= h.cap_micros;
end $$;

-- Counts anew, after this owner's caps have changed and while nobody else holds the lock.
create function worker.reopen_budget_accounts(changed uuid) returns void language plpgsql volatile as $$
declare
  today date := (clock_timestamp() at time zone 'UTC')::date;
  first_of_month date := today - (extract(day from today)::int - 1);
  installation constant uuid := '00000000-0000-0000-0000-000000000000';
  every_tenant constant uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
begin
  delete from worker.budget_hold h
  where h.owner = changed or changed = every_tenant and h.owner <> installation;
  delete from worker.budget_account k
  where k.starts >= first_of_month
    and (k.owner = changed or changed = every_tenant and k.owner <> installation);
  insert into worker.budget_account (owner, period, starts, charged_micros)
  with paid as materialized (
    select a.tenant_id, a.day, sum(coalesce(a.cost_micros, a.reserved_micros)) as micros
    from worker.attempt a
    where a.day >= first_of_month and (changed in (installation, every_tenant) or a.tenant_id = changed)
    group by a.tenant_id, a.day)
  select c.owner, c.period, c.starts, sum(paid.micros)
  from (
    select array_agg(distinct coalesce(tenant_id, installation)) as tenants from paid) payers
  cross join lateral worker.caps_of(payers.tenants,
    array_fill(today, array[coalesce(cardinality(payers.tenants), 0)])) c
  join paid on paid.day >= c.starts and (c.owner = installation or paid.tenant_id = c.owner)
  where c.owner = changed or changed = every_tenant and c.owner <> installation
  group by c.owner, c.period, c.starts;
end $$;

grant execute on function worker.share_budgets(), worker.own_budgets(), worker.caps_of(uuid[], date[]),
  worker.lock_budget_accounts(uuid[], date[]), worker.budget_shares(uuid[], date[], bigint[]),
  worker.give_back(uuid[], date[], bigint[]), worker.reopen_budget_accounts(uuid) to moviemind_worker;

-- For the api: caps with what counts against them now, and what operators ordered.
create view content.budget as
select
  b.owner,
  b.period,
  b.origin,
  b.cap_micros,
  b.changed_at,
  t.starts,
  k.charged_micros,
  h.since as waiting_since,
  h.until as waiting_until
from worker.budget b
cross join lateral (select (clock_timestamp() at time zone 'UTC')::date as today) now
cross join lateral (
  select case b.period when 'day' then now.today else now.today - (extract(day from now.today)::int - 1) end as starts) t
left join worker.budget_account k on k.owner = b.owner and k.period = b.period and k.starts = t.starts
left join worker.budget_hold h on h.owner = b.owner and h.period = b.period and h.until > clock_timestamp();

-- Whose work waits for budget now, also where the cap is every tenant's.
create view content.budget_hold as
select owner, period, cap_micros, need_micros, since, until from worker.budget_hold where until > clock_timestamp();

create view content.budget_order as
select id, owner, period, cap_micros, ordered_by, ordered_at, applied_at from worker.budget_order;

-- Work that waits for budget says so, also what no claim has looked at yet.
create or replace view content.waiting_job as
select
  j.job_id,
  i.id as work_item_id,
  i.state,
  i.attempts,
  case when h.until is null then i.wait_reason
    else 'budget: ' || h.whose || ', ' || h.period || ', until ' || to_char(h.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  end as wait_reason,
  case when h.until is null then i.ready_at else greatest(i.ready_at, h.until) end as ready_at
from worker.work_item_job j
join worker.work_item i on i.id = j.item_id
left join lateral (
  select it.period, it.until,
    case when it.owner = i.tenant_id then 'tenant' else 'installation' end as whose
  from worker.budget_hold it
  where it.owner in (i.tenant_id, '00000000-0000-0000-0000-000000000000')
    and it.until > clock_timestamp() and i.state = 'READY'
  order by it.until desc limit 1) h on true;
