package com.moviemind.api.quarantine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The worker's quarantine, read only. */
@Component
public class Entries {

  private static final String FILTER =
      """
       from content.quarantine
      where state = :state
        and (:cause::text is null or cause = :cause)
        and (:entity::uuid is null or entity_id = :entity)
        and (:tenant::uuid is null or :tenant = any(tenant_ids))
        and (:since::timestamptz is null or created_at >= :since)
      """;

  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Where a page goes on: after the entry that came then and has this id. */
  public record Place(Instant createdAt, UUID id) {}

  /** What was ordered of an entry, and what became of it. */
  public record Step(
      UUID orderId,
      String action,
      String outcome,
      String orderedBy,
      Instant orderedAt,
      Instant appliedAt) {}

  /** The newest first. */
  public List<Entry> page(Filter filter, @Nullable Place after, int limit) {
    return filtered(
            "select *",
            filter,
            """
            and (:after::timestamptz is null or (created_at, id) < (:after, :after_id::uuid))
            order by created_at desc, id desc limit :limit
            """)
        .param("after", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
        .param("after_id", after == null ? null : after.id())
        .param("limit", limit)
        .query((row, _) -> entry(row))
        .list();
  }

  /** What is held, the newest first. */
  public List<Entry> held(Filter filter, int limit) {
    return page(filter.held(), null, limit);
  }

  public long count(Filter filter) {
    return Objects.requireNonNull(
        filtered("select count(*)", filter, "").query(Long.class).single());
  }

  public @Nullable Entry find(UUID id) {
    return jdbc.sql(
            "select * from content.quarantine where id = ? order by created_at desc limit 1")
        .param(id)
        .query((row, _) -> entry(row))
        .optional()
        .orElse(null);
  }

  /** The facts of an entry, a JSON object unless they are what was wrong with it. */
  public String facts(UUID id) {
    return jdbc.sql(
            "select facts from content.quarantine where id = ? order by created_at desc limit 1")
        .param(id)
        .query(String.class)
        .single();
  }

  public List<Step> history(UUID id) {
    return jdbc.sql(
            """
            select * from content.quarantine_order where quarantine_id = ?
            order by applied_at, id limit 100
            """)
        .param(id)
        .query((row, _) -> step(row))
        .list();
  }

  private JdbcClient.StatementSpec filtered(String select, Filter filter, String end) {
    var since = filter.since();
    return jdbc.sql(select + FILTER + end)
        .param("state", filter.state() == null ? "HELD" : filter.state())
        .param("cause", filter.cause())
        .param("entity", filter.entity())
        .param("tenant", filter.tenant())
        .param("since", since);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject("id", UUID.class),
        row.getString("state"),
        row.getInt("revision"),
        row.getString("cause"),
        row.getString("message"),
        row.getString("entity_type"),
        row.getObject("entity_id", UUID.class),
        row.getString("slug"),
        row.getString("locale"),
        row.getString("context_tag"),
        row.getString("lane"),
        row.getObject("tenant_id", UUID.class),
        row.getInt("attempts"),
        row.getLong("spent_micros"),
        List.of((UUID[]) row.getArray("job_ids").getArray()),
        instant(row, "created_at"),
        instant(row, "changed_at"));
  }

  private static Step step(ResultSet row) throws SQLException {
    return new Step(
        row.getObject("id", UUID.class),
        row.getString("action"),
        row.getString("outcome"),
        row.getString("ordered_by"),
        instant(row, "ordered_at"),
        instant(row, "applied_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
