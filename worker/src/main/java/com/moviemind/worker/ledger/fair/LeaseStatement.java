package com.moviemind.worker.ledger.fair;

/**
 * The statement that leases items. For each lane it asks, of the tenants with work and from the one
 * least served on, who has something ready, one step in an index each; shares the room among them
 * by weight, as if they took turns one by one; and takes so many of each one's oldest. Rows that
 * others have locked are skipped: another worker claims them, or a job is joining them. Tenants
 * whose work waits for budget are passed over; V014 says how.
 *
 * <p>Its cost depends on the room and on the number of tenants, not on how much waits or was done.
 */
public final class LeaseStatement {

  /**
   * Goes before it in its transaction: a plan made of statistics from before a queue filled up must
   * not read and sort the queue where it needs the first of it.
   */
  public static final String IN_ORDER = "set local enable_bitmapscan = off";

  /** Parameters: room, where the lane stands, the tenants' progress. */
  private static final String PICK =
      """
      %1$s_room as materialized (select %3$s as n),
      %1$s_able as materialized (
        select t.* from (
          select tenant_id, weight, greatest(coalesce((told -> 0)::float8, at), at) as vt,
            coalesce((told ->> 1)::timestamptz, '-infinity') as since
          from (
            select w.tenant_id, w.weight, c.at, c.progress -> w.tenant_id::text as told
            from worker.waiting_tenant w cross join (select ?::float8 as at, ?::jsonb as progress) c
            where w.lane = '%2$s' and not exists (
              select from worker.budget_hold h where h.until > now()
              and (h.owner = w.tenant_id or h.owner = '00000000-0000-0000-0000-000000000000'))) w
          order by 3) t
        cross join lateral (
          select from worker.work_item i
          where i.state = 'READY' and i.lane = '%2$s' and i.tenant_id = t.tenant_id
            and i.ready_at >= t.since and i.ready_at <= now()
          order by i.ready_at limit 1) ready
        limit (select n from %1$s_room)),
      %1$s_turn as materialized (
        select tenant_id, since, weight, count(*) as quota from (
          select a.tenant_id, a.since, a.weight
          from %1$s_able a cross join %1$s_room r
          cross join (select count(*) as tenants, max(vt) as top from %1$s_able) s
          cross join lateral generate_series(
            0, least(r.n, floor((s.top - a.vt) * a.weight) + 1 + r.n - s.tenants)::int - 1) turn
          order by a.vt + turn / a.weight::float8, a.tenant_id limit (select n from %1$s_room)) turns
        group by tenant_id, since, weight),
      %1$s_taken as materialized (
        select it.id, q.quota, q.weight
        from %1$s_turn q cross join lateral (
          select i.id from worker.work_item i
          where i.state = 'READY' and i.lane = '%2$s' and i.tenant_id = q.tenant_id
            and i.ready_at >= q.since and i.ready_at <= now()
          order by i.ready_at limit q.quota for update skip locked) it)
      """;

  public static final String SQL =
      """
      with %s, %s
      update worker.work_item it set
        state = 'RUNNING', fence = it.fence + 1, attempts = it.attempts + 1, wait_reason = null,
        lease_owner = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
      from (
        select id, quota, weight, (select count(*) from urgent_able) as tenants from urgent_taken
        union all
        select id, quota, weight, (select count(*) from rest_able) from rest_taken) picked
      where it.id = any(array[picked.id])
      returning it.id, it.entity_type, it.entity_id, it.locale, it.context_tag, it.facts_version, it.lane,
        it.tenant_id, it.facts, octet_length(it.facts), it.attempts, it.fence, clock_timestamp(),
        it.ready_at, picked.quota, picked.weight, picked.tenants, it.model_rank,
        it.job_id, it.traceparent
      """
          .formatted(
              PICK.formatted("urgent", "interactive", "?::int"),
              PICK.formatted(
                  "rest",
                  "batch",
                  "greatest(0, least(?::int, ?::int - (select count(*) from urgent_taken)))::int"));

  private LeaseStatement() {}
}
