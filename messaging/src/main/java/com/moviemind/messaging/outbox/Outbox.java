package com.moviemind.messaging.outbox;

import com.moviemind.messaging.avro.AvroBody;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.schemas.EventType;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Where events are put to be sent once the transaction that appends them has committed. */
public final class Outbox {

  private final JdbcTemplate jdbc;
  private final Signal committed;
  private final String insert;

  Outbox(JdbcTemplate jdbc, String schema, Signal committed) {
    this.jdbc = jdbc;
    this.committed = committed;
    this.insert =
        """
        insert into %s.outbox (topic, key, event_id, event_type, schema_version, body, traceparent)
        select * from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::int[], ?::bytea[], ?::text[])
        """
            .formatted(schema);
  }

  /** Appends in the caller's transaction, in one statement whatever their number. */
  public void append(List<OutboundEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    jdbc.update(
        insert,
        statement -> {
          var connection = statement.getConnection();
          statement.setArray(
              1, connection.createArrayOf("text", each(events, OutboundEvent::topic)));
          statement.setArray(2, connection.createArrayOf("text", each(events, OutboundEvent::key)));
          statement.setArray(3, connection.createArrayOf("uuid", each(events, OutboundEvent::id)));
          statement.setArray(
              4, connection.createArrayOf("text", each(events, it -> type(it).fullName())));
          statement.setArray(
              5, connection.createArrayOf("int4", each(events, it -> type(it).version())));
          statement.setArray(6, connection.createArrayOf("bytea", bodies(events)));
          statement.setArray(
              7, connection.createArrayOf("text", each(events, OutboundEvent::traceparent)));
        });
    wakeAfterCommit();
  }

  private void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("events are appended in the transaction of their cause");
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            committed.raise();
          }
        });
  }

  /** The driver encodes an array of byte arrays only where its type says so. */
  private static byte[][] bodies(List<OutboundEvent> events) {
    return events.stream().map(it -> AvroBody.of(it.event())).toArray(byte[][]::new);
  }

  private static EventType type(OutboundEvent event) {
    return EventType.named(event.event().getSchema().getFullName());
  }

  private static <T> @org.jspecify.annotations.Nullable Object[] each(
      List<T> events, Function<T, ? extends @org.jspecify.annotations.Nullable Object> value) {
    return events.stream().map(value).toArray();
  }
}
