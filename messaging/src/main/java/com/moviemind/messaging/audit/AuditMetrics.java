package com.moviemind.messaging.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How many findings are open, by kind, as the table has them: every replica says the same,
 * whichever asks. And how long ago all was asked.
 */
final class AuditMetrics {

  private final JdbcTemplate jdbc;
  private final String counts;
  private final String asked;
  private final MeterRegistry meters;
  private final Map<String, Long> open = new ConcurrentHashMap<>();
  private volatile long askedAt = System.nanoTime();

  AuditMetrics(JdbcTemplate jdbc, AuditedSchema schema, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.meters = meters;
    this.counts =
        "select kind, count(*) from %s.audit_finding where state = 'OPEN' group by kind"
            .formatted(schema.name());
    this.asked =
        """
        select coalesce(extract(epoch from clock_timestamp() - min(checked_at)), 0)
        from %s.audit_progress where checked_at > '-infinity' and kind <> 'budget-unlike-ledger'
        """
            .formatted(schema.name());
    for (var question : schema.questions()) {
      var kind = question.kind();
      Gauge.builder("moviemind.invariant.violations", () -> open.getOrDefault(kind, 0L))
          .description("Open findings of the self-audit")
          .tag("kind", kind)
          .register(meters);
    }
    TimeGauge.builder(
            "moviemind.audit.age", () -> System.nanoTime() - askedAt, TimeUnit.NANOSECONDS)
        .description("Time since every question of the self-audit was last asked")
        .register(meters);
  }

  void took(String kind, long nanos) {
    Timer.builder("moviemind.audit.question")
        .description("Time that a question of the self-audit took")
        .tag("kind", kind)
        .register(meters)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Reads the table. */
  void refresh() {
    var now = new ConcurrentHashMap<String, Long>();
    jdbc.query(
        counts,
        row -> {
          now.put(row.getString(1), row.getLong(2));
        });
    open.keySet().retainAll(now.keySet());
    open.putAll(now);
    var seconds = jdbc.queryForObject(asked, Double.class);
    var age = Duration.ofMillis(seconds == null ? 0 : Math.round(seconds * 1_000));
    askedAt = System.nanoTime() - age.toNanos();
  }
}
