package com.moviemind.api.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What both sides have found and written down, read only. */
@Component
public class Findings {

  private static final String BOTH =
      """
      (select 'api' as side, * from api.audit_finding union all select 'worker', * from content.audit_finding) f
      """;

  private final JdbcClient jdbc;

  Findings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How a side stands.
   *
   * @param askedAt every question was asked since then, sums over large tables aside; null before
   *     the first time
   */
  public record Side(
      String side, @Nullable Instant askedAt, long open, long suspected, long accepted) {}

  /** A line of the record. */
  public record Event(
      UUID id,
      String side,
      Instant at,
      String what,
      String kind,
      String subject,
      String detail,
      String who,
      @Nullable UUID orderId) {}

  public List<Side> sides() {
    return jdbc.sql(
            """
            select s.side, nullif(s.asked_at, '-infinity') as asked_at,
              count(*) filter (where f.state = 'OPEN') as open,
              count(*) filter (where f.state = 'SUSPECTED') as suspected,
              count(*) filter (where f.state = 'ACCEPTED') as accepted
            from (
              select 'api' as side, min(checked_at) as asked_at from api.audit_progress
              union all
              select 'worker', min(checked_at) from content.audit_progress where kind <> 'budget-unlike-ledger') s
            left join %s on f.side = s.side
            group by s.side, s.asked_at order by s.side
            """
                .formatted(BOTH))
        .query((row, _) ->
            new Side(
                row.getString("side"),
                instant(row, "asked_at"),
                row.getLong("open"),
                row.getLong("suspected"),
                row.getLong("accepted")))
        .list();
  }

  /** The oldest first. */
  public List<Finding> of(@Nullable String kind, String state, int limit) {
    return jdbc.sql(
            """
            select * from %s where f.state = :state and (:kind::text is null or f.kind = :kind)
            order by f.seen_since, f.side, f.kind, f.subject limit :limit
            """
                .formatted(BOTH))
        .param("kind", kind)
        .param("state", state)
        .param("limit", limit)
        .query((row, _) ->
            new Finding(
                row.getString("side"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("state"),
                row.getString("detail"),
                row.getString("repair"),
                instant(row, "began_at")))
        .list();
  }

  /** The newest first. */
  public List<Event> events(@Nullable String kind, @Nullable UUID order, int limit) {
    return jdbc.sql(
            """
            select * from (
              select 'api' as side, id, at, what, kind, subject, detail, who, order_id from api.audit_event
              union all
              select 'worker', id, at, what, kind, subject, detail, who, order_id from content.audit_event) e
            where (:kind::text is null or kind = :kind) and (:order::uuid is null or order_id = :order)
            order by id desc limit :limit
            """)
        .param("kind", kind)
        .param("order", order)
        .param("limit", limit)
        .query((row, _) ->
            new Event(
                row.getObject("id", UUID.class),
                row.getString("side"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("what"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("who"),
                row.getObject("order_id", UUID.class)))
        .list();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
