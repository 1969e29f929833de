package com.moviemind.api.generation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** New jobs that repeat failed ones. Whoever makes them tells the worker. */
@Component
public class Replays {

  /** A job whose work its tenant has in flight again needs no repetition. */
  private static final String INSERT =
      """
      insert into api.job (id, tenant_id, entity_type, entity_id, slug, requested_slug, locale, context_tag, lane,
        retry_of, backfill_id, subject_ref, created_at)
      select it.id, old.tenant_id, old.entity_type, old.entity_id, old.slug, old.requested_slug, it.locale, it.tag,
        old.lane, old.id, old.backfill_id, old.subject_ref, ?
      from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as it(id, retry_of, locale, tag)
      join api.job old on old.id = it.retry_of and old.status = 'FAILED'
      order by old.tenant_id, old.entity_id, it.locale, it.tag
      on conflict (tenant_id, entity_id, locale, context_tag) where settled_at is null do nothing
      returning *
      """;

  /** A failed job, and the text to try again. */
  public record Wish(UUID newId, UUID failedJob, String locale, String contextTag) {}

  /** A new job. */
  public record Replay(
      UUID jobId,
      UUID retryOf,
      UUID tenantId,
      String lane,
      String entityType,
      UUID entityId,
      String locale,
      String contextTag,
      Instant at,
      @Nullable UUID backfillId,
      @Nullable String subjectRef) {}

  private final JdbcTemplate jdbc;

  Replays(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the jobs in the caller's transaction; leaves out what has not failed or is in flight. */
  public List<Replay> make(List<Wish> wishes, Instant at) {
    return wishes.isEmpty()
        ? List.of()
        : jdbc.query(
            INSERT,
            (row, _) -> replay(row),
            at.atOffset(ZoneOffset.UTC),
            column("uuid", wishes, Wish::newId),
            column("uuid", wishes, Wish::failedJob),
            column("text", wishes, Wish::locale),
            column("text", wishes, Wish::contextTag));
  }

  private static SqlArrayValue column(
      String type, List<Wish> wishes, Function<Wish, Object> value) {
    return new SqlArrayValue(type, wishes.stream().map(value).toArray());
  }

  private static Replay replay(ResultSet row) throws SQLException {
    return new Replay(
        row.getObject("id", UUID.class),
        row.getObject("retry_of", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getString("lane"),
        row.getString("entity_type"),
        row.getObject("entity_id", UUID.class),
        row.getString("locale"),
        row.getString("context_tag"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("backfill_id", UUID.class),
        row.getString("subject_ref"));
  }
}
