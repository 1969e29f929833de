package com.moviemind.api.eventlog;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to the log: append in a transaction, read by number. To follow it, see EventFeed. */
@Component
public class EventLog {

  /** Planning for all partitions takes longer than reading from two of them. */
  private static final String PLANNED_ONCE = "set local plan_cache_mode = force_generic_plan";

  private static final String NEWEST =
      """
      select * from api.event_log
      where seq > ? and day >= (now() at time zone 'UTC')::date - 1 order by seq limit ?
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Bells bells;

  EventLog(JdbcTemplate jdbc, TransactionTemplate transaction, Bells bells) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.bells = bells;
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
            bells.appended();
          }
        });
  }

  /** A tenant's events after this number, in order. */
  public List<LoggedEvent> after(UUID tenantId, long seq, int limit) {
    return jdbc.query(
        "select * from api.event_log where tenant_id = ? and seq > ? order by seq limit ?",
        LoggedEvent::of,
        tenantId,
        seq,
        limit);
  }

  /** The events of these jobs of a tenant after this number, in order. */
  public List<LoggedEvent> ofJobs(UUID tenantId, Set<UUID> jobIds, long seq, int limit) {
    return jdbc.query(
        """
        select * from api.event_log
        where job_id = any(?::uuid[]) and tenant_id = ? and seq > ? order by seq limit ?
        """,
        LoggedEvent::of,
        jobIds.toArray(UUID[]::new),
        tenantId,
        seq,
        limit);
  }

  /** Everybody's events after this number, in order; for readers that serve many tenants. */
  public List<LoggedEvent> ofAll(long seq, int limit) {
    return jdbc.query(
        "select * from api.event_log where seq > ? order by seq limit ?",
        LoggedEvent::of,
        seq,
        limit);
  }

  /**
   * The same for a reader that is not a day behind: looks into the last days' partitions only. A
   * reader that was further behind sees that the first number is not the next one.
   */
  List<LoggedEvent> newest(long seq, int limit) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          jdbc.execute(PLANNED_ONCE);
          return jdbc.query(NEWEST, LoggedEvent::of, seq, limit);
        }));
  }

  /** The last number given; 0 before the first event. */
  public long last() {
    var last = jdbc.queryForObject("select last_seq from api.event_sequence", Long.class);
    return last == null ? 0 : last;
  }

  /**
   * The number after which every event is still kept: a reader that has seen it has missed nothing.
   */
  public long floor() {
    var floor =
        jdbc.queryForObject(
            """
            select coalesce(
              (select min(seq) - 1 from api.event_log),
              (select last_seq from api.event_sequence))
            """,
            Long.class);
    return floor == null ? 0 : floor;
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
