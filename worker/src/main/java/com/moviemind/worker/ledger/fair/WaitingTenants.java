package com.moviemind.worker.ledger.fair;

import com.moviemind.worker.ledger.jobs.Columns;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of tenants with work. Who brings work registers its tenant, sharing a lock with
 * others who do; who strikes a tenant out holds that lock alone. So no tenant is struck out while
 * work that nobody can see yet is on its way, and claims and intakes never wait for one another.
 */
public final class WaitingTenants {

  /**
   * A tenant with work in a lane.
   *
   * @param weight its share, from 1; 0 where it is not known
   */
  public record Entry(String lane, UUID tenantId, int weight) {}

  private static final String LOCK_KEY =
      "hashtextextended('waiting/' || lane || '/' || tenant_id, 0)";

  private static final String REGISTER =
      """
      with here as materialized (
        select lane, tenant_id, weight, pg_advisory_xact_lock_shared(%s) as lock
        from (select * from unnest(?::text[], ?::uuid[], ?::int4[]) as n(lane, tenant_id, weight) order by 1, 2) n),
      reweighed as (
        update worker.waiting_tenant w set weight = here.weight
        from here where w.lane = here.lane and w.tenant_id = here.tenant_id and here.weight > 0
          and w.weight <> here.weight)
      insert into worker.waiting_tenant (lane, tenant_id, weight)
      select lane, tenant_id, coalesce(nullif(weight, 0),
        (select max(k.weight) from worker.waiting_tenant k where k.tenant_id = here.tenant_id), 1)
      from here on conflict (lane, tenant_id) do nothing
      """
          .formatted(LOCK_KEY);

  /** What runs is read once, what is ready one step in an index for each tenant. */
  private static final String NO_WORK =
      """
      (w.lane, w.tenant_id) not in (
        select i.lane, i.tenant_id from worker.work_item i where i.state = 'RUNNING')
      and (select i.id from worker.work_item i
        where i.state = 'READY' and i.lane = w.lane and i.tenant_id = w.tenant_id
        order by i.ready_at limit 1) is null
      """;

  private static final String IDLE =
      """
      select lane, tenant_id from (
        select lane, tenant_id from worker.waiting_tenant w
        where w.since < clock_timestamp() - interval '5 s' and %s limit 500 offset 0) w
      where pg_try_advisory_xact_lock(%s)
      """
          .formatted(NO_WORK, LOCK_KEY);

  /** A statement of its own, which sees what was committed before the locks were taken. */
  private static final String STRIKE_OUT =
      """
      delete from worker.waiting_tenant w using unnest(?::text[], ?::uuid[]) as it(lane, tenant_id)
      where w.lane = it.lane and w.tenant_id = it.tenant_id and %s
      """
          .formatted(NO_WORK);

  /** Steps from tenant to tenant through the index, whatever each has waiting. */
  private static final String FORGOTTEN =
      """
      with recursive pair(lane, tenant_id) as (
        (select lane, tenant_id from worker.work_item where state = 'READY' order by lane, tenant_id limit 1)
        union all
        select next.lane, next.tenant_id from pair p cross join lateral (
          select i.lane, i.tenant_id from worker.work_item i
          where i.state = 'READY' and (i.lane, i.tenant_id) > (p.lane, p.tenant_id)
          order by i.lane, i.tenant_id limit 1) next)
      insert into worker.waiting_tenant (lane, tenant_id) select lane, tenant_id from pair
      on conflict (lane, tenant_id) do nothing
      """;

  private final JdbcTemplate jdbc;

  public WaitingTenants(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** In the transaction that brings the work, after it. */
  public void register(List<Entry> entries) {
    if (!entries.isEmpty()) {
      jdbc.update(
          REGISTER,
          Columns.of(entries)
              .add("text", Entry::lane)
              .add("uuid", Entry::tenantId)
              .add("int4", Entry::weight)
              .parameters());
    }
  }

  /** Strikes out who has no work, and registers work of a release that did not register. */
  public void sweep(TransactionTemplate transaction) {
    transaction.executeWithoutResult(_ -> {
      var idle =
          jdbc.query(
              IDLE, (row, _) -> new Entry(row.getString(1), row.getObject(2, UUID.class), 0));
      if (!idle.isEmpty()) {
        jdbc.update(
            STRIKE_OUT,
            Columns.of(idle).add("text", Entry::lane).add("uuid", Entry::tenantId).parameters());
      }
    });
    transaction.executeWithoutResult(_ -> {
      // each step through a bitmap would read whatever is behind it
      jdbc.execute(LeaseStatement.IN_ORDER);
      jdbc.update(FORGOTTEN);
    });
  }
}
