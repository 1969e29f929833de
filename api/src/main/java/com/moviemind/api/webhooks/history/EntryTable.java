package com.moviemind.api.webhooks.history;

import com.moviemind.api.webhooks.history.Entry.Result;
import com.moviemind.api.webhooks.history.Entry.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The statements on {@code api.webhook_delivery}. */
@Component
class EntryTable {

  private final JdbcTemplate jdbc;

  EntryTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void insert(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var rows = new Columns<>(entries);
    jdbc.update(
        INSERT,
        insert -> {
          rows.set(insert, 1, "uuid", Entry::id);
          rows.set(insert, 2, "uuid", Entry::tenantId);
          rows.set(insert, 3, "uuid", Entry::endpointId);
          rows.set(insert, 4, "uuid", it -> it.event().id());
          rows.set(insert, 5, "text", it -> it.event().type());
          rows.set(insert, 6, "bigint", it -> it.event().seq());
          rows.set(insert, 7, "text", it -> it.cause().name());
          rows.set(insert, 8, "int", Entry::attempt);
          rows.set(insert, 9, "text", it -> it.result().outcome().name());
          rows.set(insert, 10, "int", it -> it.result().status());
          rows.set(insert, 11, "text", it -> it.result().error());
          rows.set(insert, 12, "text", it -> it.result().requestBody());
          rows.set(insert, 13, "text", it -> it.result().answerHeaders());
          rows.set(insert, 14, "text", it -> it.result().answerBody());
          rows.set(insert, 15, "timestamptz", it -> Columns.utc(it.nextAt()));
          rows.set(insert, 16, "timestamptz", it -> Columns.utc(it.startedAt()));
          rows.set(insert, 17, "int", it -> it.result().durationMs());
        });
  }

  /** The newest entries of an endpoint, older than the one named. */
  List<Entry> newest(
      UUID tenantId,
      UUID endpointId,
      @Nullable UUID olderThan,
      @Nullable Outcome outcome,
      @Nullable UUID eventId,
      int limit) {
    return jdbc.query(
        """
        select * from api.webhook_delivery
        where tenant_id = ? and endpoint_id = ? and (?::uuid is null or id < ?::uuid)
          and (?::text is null or outcome = ?::text) and (?::uuid is null or event_id = ?::uuid)
        order by id desc limit ?
        """,
        (row, _) -> entry(row),
        tenantId,
        endpointId,
        olderThan,
        olderThan,
        outcome == null ? null : outcome.name(),
        outcome == null ? null : outcome.name(),
        eventId,
        eventId,
        limit);
  }

  Optional<Entry> find(UUID tenantId, UUID endpointId, UUID id) {
    return jdbc
        .query(
            "select * from api.webhook_delivery where tenant_id = ? and endpoint_id = ? and id = ?",
            (row, _) -> entry(row),
            tenantId,
            endpointId,
            id)
        .stream()
        .findFirst();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var next = row.getObject("next_at", OffsetDateTime.class);
    return new Entry(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("endpoint_id", UUID.class),
        new Subject(
            row.getObject("event_id", UUID.class),
            row.getString("event_type"),
            row.getObject("seq", Long.class)),
        Cause.valueOf(row.getString("cause")),
        row.getInt("attempt"),
        new Result(
            Outcome.valueOf(row.getString("outcome")),
            row.getObject("status", Integer.class),
            row.getString("error"),
            row.getString("request_body"),
            row.getString("answer_headers"),
            row.getString("answer_body"),
            row.getInt("duration_ms")),
        next == null ? null : instant(next),
        instant(row.getObject("started_at", OffsetDateTime.class)));
  }

  private static Instant instant(OffsetDateTime at) {
    return at.toInstant();
  }

  private static final String INSERT =
      """
      insert into api.webhook_delivery (day, id, tenant_id, endpoint_id, event_id, event_type, seq,
        cause, attempt, outcome, status, error, request_body, answer_headers, answer_body, next_at,
        started_at, duration_ms)
      select (clock_timestamp() at time zone 'UTC')::date, * from unnest(?::uuid[], ?::uuid[],
        ?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::int[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::int[])
      """;
}
