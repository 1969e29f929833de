package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Evidence.Attempt;
import com.moviemind.local.faults.evidence.Evidence.Item;
import com.moviemind.local.faults.evidence.Evidence.Job;
import com.moviemind.local.faults.evidence.Evidence.Subject;
import com.moviemind.local.faults.evidence.Evidence.Text;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions to PostgreSQL, as the superuser, who sees every schema. */
public final class Database {

  private static final String SUBJECT = "entity_id, locale, context_tag";

  private final String url;
  private final String user;
  private final String password;

  /** Takes the address as the installation's status has it. */
  public Database(URI address) {
    var account = address.getUserInfo().split(":", 2);
    this.url =
        "jdbc:postgresql://%s:%d%s?connectTimeout=3&socketTimeout=20"
            .formatted(address.getHost(), address.getPort(), address.getPath());
    this.user = account[0];
    this.password = account[1];
  }

  /** What a row says. */
  @FunctionalInterface
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  /**
   * The process that relays the worker's outbox; zero when nobody does, or the database is away.
   */
  public long relayHolder() {
    try {
      return rows(
              "select split_part(holder, '-', 1)::int8 from worker.lease"
                  + " where name = 'outbox-relay' and expires_at > clock_timestamp()",
              it -> it.getLong(1))
          .stream()
          .findFirst()
          .orElse(0L);
    } catch (SQLException away) {
      return 0;
    }
  }

  List<Job> jobs(Collection<UUID> ids) throws SQLException {
    return rows(
        "select id, status, %s, text_id from api.job where id = any (?)".formatted(SUBJECT),
        it -> new Job(id(it, 1), it.getString(2), subject(it, 3), it.getObject(6, UUID.class)),
        ids);
  }

  List<Item> items(Collection<UUID> jobs) throws SQLException {
    return rows(
        "select id, outcome, text_id, job_ids from worker.finished_item where job_ids && ?",
        it -> new Item(id(it, 1), it.getString(2), it.getObject(3, UUID.class), ids(it, 4)),
        jobs);
  }

  List<Text> texts(Collection<UUID> items) throws SQLException {
    return rows(
        "select id, work_item_id, %s from content.text where work_item_id = any (?)"
            .formatted(SUBJECT),
        it -> new Text(id(it, 1), id(it, 2), subject(it, 3)),
        items);
  }

  List<Attempt> attempts(Collection<UUID> items, Collection<UUID> called) throws SQLException {
    return rows(
        """
        select id, item_id, instance, state, coalesce(cost_micros, reserved_micros),
          coalesce(input_tokens, 0), coalesce(output_tokens, 0), error_class, started_at, ended_at
        from worker.attempt where item_id = any (?) or id = any (?)
        """,
        it ->
            new Attempt(
                id(it, 1),
                id(it, 2),
                it.getString(3),
                it.getString(4),
                it.getLong(5),
                it.getLong(6),
                it.getLong(7),
                it.getString(8),
                it.getTimestamp(9).toInstant(),
                instant(it.getTimestamp(10))),
        items,
        called);
  }

  List<UUID> loggedEnds(Collection<UUID> jobs) throws SQLException {
    return rows(
        "select job_id from api.event_log where job_id = any (?)"
            + " and type in ('job.completed', 'job.failed', 'job.canceled')",
        it -> id(it, 1),
        jobs);
  }

  /** What is still under way, in words; empty when everything is at rest. */
  public List<String> leftOver(Collection<UUID> jobs) throws SQLException {
    return rows(
        """
        select 'job ' || id || ' is ' || status from api.job where id = any (?) and settled_at is null
        union all select 'job ' || job_id || ' waits for an item' from worker.work_item_job where job_id = any (?)
        union all select 'item ' || id || ' is ' || state || coalesce(', ' || wait_reason, '') from worker.work_item
        union all select 'the api''s outbox holds ' || count(*) || ' rows, parked ' || count(parked_at)
          from api.outbox having count(*) > 0
        union all select 'the worker''s outbox holds ' || count(*) || ' rows, parked ' || count(parked_at)
          from worker.outbox having count(*) > 0
        union all select count(*) || ' events have no number' from api.event_unnumbered having count(*) > 0
        """,
        it -> it.getString(1),
        jobs,
        jobs);
  }

  <T> List<T> rows(String query, Row<T> row, Collection<?>... values) throws SQLException {
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.prepareStatement(query)) {
      for (int n = 0; n < values.length; n++) {
        statement.setObject(n + 1, array(connection, values[n]));
      }
      var found = new ArrayList<T>();
      var result = statement.executeQuery();
      while (result.next()) {
        found.add(row.of(result));
      }
      return found;
    }
  }

  private static Object array(Connection connection, Collection<?> ids) throws SQLException {
    return connection.createArrayOf("uuid", ids.toArray());
  }

  private static UUID id(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Set<UUID> ids(ResultSet row, int column) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(column).getArray())
        .map(UUID.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Subject subject(ResultSet row, int first) throws SQLException {
    return new Subject(id(row, first), row.getString(first + 1), row.getString(first + 2));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
