package com.moviemind.worker.quarantine;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who ordered what, and what became of it. */
final class OrderTable {

  private static final String KNOWN =
      "select exists (select from worker.quarantine_order where id = ? and day = ?)";

  /** Two deliveries at once: the second fails here and is delivered again. */
  private static final String REMEMBER =
      """
      insert into worker.quarantine_order (day, id, quarantine_id, action, outcome, ordered_by, ordered_at)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcTemplate jdbc;

  OrderTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  boolean isKnown(Order order) {
    return Boolean.TRUE.equals(jdbc.queryForObject(KNOWN, Boolean.class, order.id(), day(order)));
  }

  void remember(Order order, String outcome) {
    jdbc.update(
        REMEMBER,
        day(order),
        order.id(),
        order.entryId(),
        order.action(),
        outcome,
        order.orderedBy(),
        Timestamp.from(order.orderedAt()));
  }

  private static LocalDate day(Order order) {
    return LocalDate.ofInstant(order.orderedAt(), ZoneOffset.UTC);
  }
}
