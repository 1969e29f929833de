package com.moviemind.api.eventlog;

import com.moviemind.messaging.lease.Signal;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door to the log: append in a transaction, read by number. */
@Component
public class EventLog {

  private final JdbcTemplate jdbc;
  private final Signal appended = new Signal();

  EventLog(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Appends in the caller's transaction; the events get their numbers soon after its commit. */
  public void append(List<NewEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    jdbc.update(
        """
        insert into api.event_unnumbered (event_id, tenant_id, job_id, type, data, occurred_at)
        select event_id, tenant_id, job_id, type, data::jsonb, occurred_at
        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
          as it (event_id, tenant_id, job_id, type, data, occurred_at)
        """,
        statement -> {
          statement.setArray(1, array(statement, "uuid", events, NewEvent::eventId));
          statement.setArray(2, array(statement, "uuid", events, NewEvent::tenantId));
          statement.setArray(3, array(statement, "uuid", events, NewEvent::jobId));
          statement.setArray(4, array(statement, "text", events, NewEvent::type));
          statement.setArray(5, array(statement, "text", events, NewEvent::data));
          statement.setArray(
              6, array(statement, "timestamptz", events, it -> it.at().atOffset(ZoneOffset.UTC)));
        });
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            appended.raise();
          }
        });
  }

  /** A tenant's events after this number, in order. */
  public List<LoggedEvent> after(UUID tenantId, long seq, int limit) {
    return jdbc.query(
        "select * from api.event_log where tenant_id = ? and seq > ? order by seq limit ?",
        (row, _) ->
            new LoggedEvent(
                row.getLong("seq"),
                row.getObject("event_id", UUID.class),
                row.getObject("tenant_id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getString("type"),
                row.getString("data"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant()),
        tenantId,
        seq,
        limit);
  }

  /** Raised after events were appended here; they may still have no number. */
  Signal appended() {
    return appended;
  }

  private static <T> Array array(
      PreparedStatement statement,
      String type,
      List<T> from,
      Function<T, ? extends @Nullable Object> value)
      throws SQLException {
    return statement.getConnection().createArrayOf(type, from.stream().map(value).toArray());
  }
}
