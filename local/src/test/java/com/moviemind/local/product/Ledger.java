package com.moviemind.local.product;

import static org.awaitility.Awaitility.await;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Questions to PostgreSQL, from outside the product. */
final class Ledger {

  /** What a query says of one row. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final Product product;

  Ledger(Product product) {
    this.product = product;
  }

  /** Jobs that have not ended, each with why. */
  List<String> live(Set<UUID> jobs) {
    return rows(
        """
        select j.id, j.status, w.state, w.attempts, w.wait_reason, w.ready_at - clock_timestamp()
        from api.job j left join content.waiting_job w on w.job_id = j.id
        where j.id = any (?) and j.settled_at is null
        """,
        it ->
            "%s %s item %s, %s attempts, %s, ready in %s"
                .formatted(
                    it.getString(1),
                    it.getString(2),
                    it.getString(3),
                    it.getString(4),
                    it.getString(5),
                    it.getString(6)),
        jobs);
  }

  long count(String query, Set<UUID> jobs) {
    return rows(query, it -> it.getLong(1), jobs).getFirst();
  }

  long count(String query, String... values) {
    return rows(query, it -> it.getLong(1), (Object[]) values).getFirst();
  }

  /** Calls that the ledger believes under way: those of a process that was just killed. */
  long openAttempts() {
    return count("select count(*) from worker.attempt where state = 'OPEN'");
  }

  /** Waits until no connection of this role is left: its dead clients' last commits are made. */
  void awaitNobodyOf(String role) {
    await("the end of all connections of " + role)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> count("select count(*) from pg_stat_activity where usename = ?", role) == 0);
  }

  /** The process that relays the worker's outbox at this moment; 0 when nobody does. */
  long relayHolder() {
    var pids =
        rows(
            "select split_part(holder, '-', 1) from worker.lease"
                + " where name = 'outbox-relay' and expires_at > clock_timestamp()",
            it -> it.getLong(1));
    return pids.isEmpty() ? 0 : pids.getFirst();
  }

  /** The rows of a query whose parameters are texts or sets of ids. */
  <T> List<T> rows(String query, Row<T> row, Object... values) {
    try (var connection = product.connect();
        var statement = connection.prepareStatement(query)) {
      for (int n = 0; n < values.length; n++) {
        statement.setObject(
            n + 1,
            values[n] instanceof Set<?> ids
                ? connection.createArrayOf("uuid", ids.toArray())
                : values[n]);
      }
      var found = new ArrayList<T>();
      var result = statement.executeQuery();
      while (result.next()) {
        found.add(row.of(result));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
