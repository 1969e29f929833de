package com.moviemind.api.generation;

import com.moviemind.api.catalogue.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** A tenant's jobs, newest first, page by page; a page costs the same wherever it is. */
@Component
public class JobSearch {

  /** Longer than any time between the making of an id and the commit of its job. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private static final Set<String> LIVE = Set.of("PENDING", "IN_PROGRESS");
  private static final Set<String> TEXTLESS = Set.of("FAILED", "CANCELED");
  private static final UUID LAST = new UUID(-1L, -1L);

  private final NamedParameterJdbcTemplate jdbc;
  private final Retention retention;

  JobSearch(JdbcTemplate jdbc, Retention retention) {
    this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    this.retention = retention;
  }

  /**
   * Which jobs.
   *
   * @param statuses empty for all
   * @param type of entity; null for any
   * @param entities jobs about one of these; null for any entity
   * @param since accepted at or after this instant
   * @param before older than the job with this id
   */
  public record Wanted(
      UUID tenantId,
      Set<String> statuses,
      @Nullable EntityType type,
      @Nullable Set<UUID> entities,
      @Nullable Instant since,
      @Nullable UUID before) {}

  public List<Job> find(Wanted wanted, int limit) {
    var since = wanted.since();
    var parameters =
        new MapSqlParameterSource()
            .addValue("tenant", wanted.tenantId())
            .addValue("before", wanted.before() == null ? LAST : wanted.before())
            .addValue("kept_days", retention.of(wanted.tenantId()).toDays())
            .addValue("limit", limit);
    var where = new StringBuilder();
    if (!wanted.statuses().isEmpty()) {
      parameters.addValue("statuses", wanted.statuses().toArray(String[]::new));
      where.append(" and status = any(:statuses)");
      // lets the planner take an index that leaves the status out
      if (LIVE.containsAll(wanted.statuses())) {
        where.append(" and settled_at is null");
      } else if (TEXTLESS.containsAll(wanted.statuses())) {
        where.append(" and settled_at is not null and text_id is null");
      }
    }
    if (wanted.type() != null) {
      parameters.addValue("type", wanted.type().name());
      where.append(" and entity_type = :type");
    }
    if (since != null) {
      parameters.addValue("since", since.atOffset(ZoneOffset.UTC));
      parameters.addValue("oldest", lowestId(since.minus(SETTLING)));
      where.append(" and created_at >= :since and id >= :oldest");
    }
    var query =
        """
        select * from %s
        where tenant_id = :tenant and id < :before
          and (settled_at is null or settled_at > clock_timestamp() - :kept_days * interval '1 day')
          %s
        order by id desc limit :limit
        """
            .formatted(from(wanted, parameters), where);
    return jdbc.query(query, parameters, JobTable::job);
  }

  private static String from(Wanted wanted, MapSqlParameterSource parameters) {
    if (wanted.entities() == null) {
      return "api.job";
    }
    parameters.addValue("entities", wanted.entities().toArray(UUID[]::new));
    return OF_ENTITIES;
  }

  /** The lowest id of that millisecond. */
  private static UUID lowestId(Instant time) {
    var millis = Math.max(0, time.toEpochMilli());
    return new UUID(millis << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  /** Each half has an index of its own. */
  private static final String OF_ENTITIES =
      """
      (select * from api.job
         where tenant_id = :tenant and entity_id = any(:entities) and settled_at is null
       union all
       select * from api.job
         where tenant_id = :tenant and entity_id = any(:entities) and settled_at is not null) job
      """;
}
