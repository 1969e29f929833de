package com.moviemind.worker.ledger;

import com.moviemind.worker.ledger.jobs.Columns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The leases of this process. */
public final class Holdings {

  /**
   * Only what this process knows it holds: a claim whose commit it never heard of must run out.
   * Rows locked by a finish or by a joining job are skipped: the next renewal comes in time.
   */
  private static final String RENEW =
      """
      with mine as materialized (
        select i.id from unnest(?::uuid[], ?::int8[]) as held(id, fence)
        join worker.work_item i on i.id = any(array[held.id]) and i.fence = held.fence and i.lease_until is not null
        for update of i skip locked)
      update worker.work_item it set lease_until = clock_timestamp() + ? * interval '1 millisecond'
      from mine where it.id = any(array[mine.id])
      returning it.id
      """;

  private static final String HELD =
      """
      select exists (select from worker.work_item
        where id = ? and fence = ? and state = 'RUNNING' and lease_until > clock_timestamp())
      """;

  private final JdbcTemplate jdbc;
  private final Instance instance;

  Holdings(JdbcTemplate jdbc, Instance instance) {
    this.jdbc = jdbc;
    this.instance = instance;
  }

  /** Renews these leases in one statement; answers the items renewed. */
  public Set<UUID> renew(List<Claim> held) {
    return new HashSet<>(
        jdbc.query(
            RENEW,
            (row, _) -> row.getObject(1, UUID.class),
            Columns.of(held)
                .add("uuid", it -> it.item().id())
                .add("int8", Claim::fence)
                .value(instance.lease().toMillis())
                .parameters()));
  }

  /** Whether the claim still holds, by the database's clock. */
  public boolean holds(Claim claim) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(HELD, Boolean.class, claim.item().id(), claim.fence()));
  }
}
