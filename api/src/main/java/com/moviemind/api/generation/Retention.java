package com.moviemind.api.generation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How long each tenant's settled jobs are kept. A change by the operator holds everywhere within a
 * minute; while the database is away, what was last known holds.
 */
@Component
class Retention {

  static final Duration DEFAULT = Duration.ofDays(90);

  private static final Duration KEPT = Duration.ofSeconds(30);
  private static final int MOST_TENANTS = 100_000;

  private final LoadingCache<UUID, Duration> byTenant;

  Retention(JdbcTemplate jdbc) {
    byTenant =
        Caffeine.newBuilder()
            .refreshAfterWrite(KEPT)
            .maximumSize(MOST_TENANTS)
            .build(tenant -> read(jdbc, tenant));
  }

  /** When the job is no longer shown; null while it is not settled. */
  @Nullable Instant expiresAt(Job job) {
    return job.state() instanceof JobState.Settled settled
        ? settled.at().plus(of(job.tenantId()))
        : null;
  }

  Duration of(UUID tenantId) {
    try {
      return byTenant.get(tenantId);
    } catch (DataAccessException _) {
      return DEFAULT;
    }
  }

  private static Duration read(JdbcTemplate jdbc, UUID tenantId) {
    return jdbc
        .query(
            "select job_retention_days from api.tenant where id = ?",
            (row, _) -> Duration.ofDays(row.getInt(1)),
            tenantId)
        .stream()
        .findFirst()
        .orElse(DEFAULT);
  }
}
