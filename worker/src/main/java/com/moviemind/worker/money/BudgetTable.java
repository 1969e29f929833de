package com.moviemind.worker.money;

import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Caps, as they are set. */
final class BudgetTable {

  private static final String SET =
      """
      insert into worker.budget as b (owner, period, origin, cap_micros) values (?, ?, ?, ?)
      on conflict (owner, period, origin)
        do update set cap_micros = excluded.cap_micros, changed_at = clock_timestamp()
      """;

  private static final String REMOVE =
      "delete from worker.budget where owner = ? and period = ? and origin = ?";

  private static final String REMEMBER =
      """
      insert into worker.budget_order (id, owner, period, cap_micros, ordered_by, ordered_at)
      values (?, ?, ?, ?, ?, ?) on conflict do nothing
      """;

  /**
   * Calls that were larger than their whole cap stand aside by themselves. In a transaction of its
   * own: whoever holds a row of work may wait for the lock of the change.
   */
  private static final String WAKE =
      """
      update worker.work_item set ready_at = clock_timestamp(), wait_reason = null
      where state = 'READY' and ready_at > clock_timestamp() and wait_reason like 'budget: %'
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  BudgetTable(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Nullable Long ofProperty(UUID owner, Period period) {
    return jdbc
        .queryForList(
            "select cap_micros from worker.budget where owner = ? and period = ? and origin = 'property'",
            Long.class,
            owner,
            period.word())
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** What the worker's properties say; null removes it. */
  void store(UUID owner, Period period, @Nullable Long capMicros) {
    transaction.executeWithoutResult(_ -> {
      own();
      change(owner, period, "property", capMicros);
    });
    jdbc.update(WAKE);
  }

  /** What an operator says; once. */
  void store(BudgetOrder order) {
    transaction.executeWithoutResult(_ -> {
      own();
      var isNew =
          jdbc.update(
                  REMEMBER,
                  order.id(),
                  order.owner(),
                  order.period().word(),
                  order.capMicros(),
                  order.orderedBy(),
                  Timestamp.from(order.orderedAt()))
              > 0;
      if (isNew) {
        change(order.owner(), order.period(), "operator", order.capMicros());
      }
    });
    // also for an order known already: its first delivery may have ended here
    jdbc.update(WAKE);
  }

  /** Waits until no claim and no finish is under way, and never so long that they notice it. */
  private void own() {
    jdbc.execute("set local lock_timeout = '2s'");
    jdbc.query("select worker.own_budgets()", _ -> {});
  }

  private void change(UUID owner, Period period, String origin, @Nullable Long capMicros) {
    if (capMicros == null) {
      jdbc.update(REMOVE, owner, period.word(), origin);
    } else {
      jdbc.update(SET, owner, period.word(), origin, capMicros);
    }
    // what was spent in the period so far counts too
    jdbc.query("select worker.reopen_budget_accounts(?)", _ -> {}, owner);
  }
}
