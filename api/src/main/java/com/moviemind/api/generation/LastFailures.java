package com.moviemind.api.generation;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Failures that still hold back a GET from asking again. */
@Component
class LastFailures {

  static final Duration COOL_DOWN = Duration.ofHours(1);

  private final JdbcTemplate jdbc;

  LastFailures(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Nullable Job recent(UUID tenantId, UUID entityId) {
    return jdbc
        .query(
            """
            select * from (
              select * from api.job
              where tenant_id = ? and entity_id = ? and settled_at is not null
              order by settled_at desc limit 1) last
            where status = 'FAILED' and failure_type <> 'EXPIRED' and settled_at > clock_timestamp() - ? * interval '1 second'
            """,
            JobTable::job,
            tenantId,
            entityId,
            COOL_DOWN.toSeconds())
        .stream()
        .findFirst()
        .orElse(null);
  }
}
