-- As before, without what is put back until later: it stands before nobody, and where it lay at the end of a queue,
-- what came after the reading seemed to stand before it.
create or replace function content.queue_profile()
returns table (lane text, tenant_id uuid, place bigint, ready_at timestamptz, is_last boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
set enable_bitmapscan = off set jit = off as $$
  select q.lane, q.tenant_id, q.place, q.ready_at, q.is_last from (
    select i.lane, i.tenant_id, i.ready_at, row_number() over places as place, lead(i.ready_at) over places is null as is_last
    from worker.work_item i where i.state = 'READY' and i.ready_at <= statement_timestamp()
    window places as (partition by i.lane, i.tenant_id order by i.ready_at)) q
  where q.place <= 16 or q.place <= 256 and q.place % 8 = 0 or q.place % 64 = 0 or q.is_last
$$;
