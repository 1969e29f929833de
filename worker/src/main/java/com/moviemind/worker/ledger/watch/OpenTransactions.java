package com.moviemind.worker.ledger.watch;

import com.moviemind.worker.ledger.LedgerProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Watches the oldest open transaction of the database. While one is open vacuum removes nothing of
 * what changed after its start; claims stay as fast as they can, but the tables grow. The alarm is
 * a log line, a metric and a detail of the health; it makes no process unready.
 */
final class OpenTransactions implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(OpenTransactions.class);

  /** The oldest transaction, when it was last looked. */
  private record Oldest(double seconds, int pid, @Nullable String role, @Nullable String state) {}

  private final JdbcTemplate jdbc;
  private final Duration alarm;
  private volatile @Nullable Oldest oldest;
  private volatile boolean raised;

  OpenTransactions(JdbcTemplate jdbc, LedgerProperties properties, MeterRegistry meters) {
    this.jdbc = jdbc;
    this.alarm = properties.transactionAlarm();
    TimeGauge.builder("moviemind.database.oldest.transaction", this::seconds, TimeUnit.SECONDS)
        .description("Age of the oldest open transaction that holds back vacuum")
        .register(meters);
    meters.gauge("moviemind.database.transaction.alarm", this, it -> it.raised ? 1 : 0);
  }

  void look() {
    var found =
        jdbc
            .query(
                "select seconds, pid, role, state from maintenance.oldest_transaction()",
                (row, _) ->
                    new Oldest(row.getDouble(1), row.getInt(2), row.getString(3), row.getString(4)))
            .stream()
            .findFirst()
            .orElse(null);
    oldest = found;
    var isLong = found != null && found.seconds() >= alarm.toMillis() / 1_000.0;
    if (found != null && isLong && !raised) {
      log.warn(
          "A transaction of {} (pid {}, {}) is open for {} s and holds back vacuum; the ledger's"
              + " tables grow until it ends",
          found.role(),
          found.pid(),
          found.state(),
          Math.round(found.seconds()));
    } else if (!isLong && raised) {
      log.info("The long transaction has ended; vacuum catches up");
    }
    raised = isLong;
  }

  private double seconds() {
    var last = oldest;
    return last == null ? 0 : last.seconds();
  }

  @Override
  public Health health() {
    var health =
        Health.up()
            .withDetail("oldest_transaction_seconds", seconds())
            .withDetail("alarm_after_seconds", alarm.toSeconds())
            .withDetail("alarm", raised);
    var last = oldest;
    return raised && last != null ? health.withDetail("pid", last.pid()).build() : health.build();
  }
}
