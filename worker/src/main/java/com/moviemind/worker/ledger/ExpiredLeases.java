package com.moviemind.worker.ledger;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes items back from workers that gave no sign of life. */
public final class ExpiredLeases {

  /**
   * The fence grows already here, so that the late worker is refused before anybody claims again.
   */
  private static final String TAKE_BACK =
      """
      with expired as materialized (
        select id from worker.work_item
        where state = 'RUNNING' and lease_until < clock_timestamp()
        for update skip locked),
      lost as (
        update worker.attempt a set state = 'LOST', cost_micros = a.reserved_micros, ended_at = clock_timestamp(),
          error_class = 'LOST', error = 'The worker gave no sign of life.'
        from expired where a.item_id = any(array[expired.id]) and a.state = 'OPEN'
        returning a.item_id, a.reserved_micros)
      update worker.work_item i set state = 'READY', fence = i.fence + 1, ready_at = clock_timestamp(),
        lease_owner = null, lease_until = null, wait_reason = 'its worker was lost',
        spent_micros = i.spent_micros
          + (select coalesce(sum(reserved_micros), 0) from lost where lost.item_id = i.id)
      from expired where i.id = any(array[expired.id])
      returning i.id
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  ExpiredLeases(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /** Makes items whose lease has run out ready again; their open attempts are lost, and charged. */
  public List<UUID> takeBack() {
    return transaction.execute(
        _ -> jdbc.query(TAKE_BACK, (row, _) -> row.getObject(1, UUID.class)));
  }
}
