package com.moviemind.worker.ledger.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.testing.TestInstallation;
import com.moviemind.worker.ledger.LedgerProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class OpenTransactionsTest {

  private static final TestInstallation INSTALLATION = TestInstallation.fresh();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterAll
  static void close() {
    INSTALLATION.close();
  }

  @Test
  void transactionOfAnotherRoleThatStaysOpenRaisesTheAlarmUntilItEnds() throws SQLException {
    try (var worker = INSTALLATION.connect("worker")) {
      var watch = watch(worker, Duration.ZERO);
      try (var other = open("api")) {
        watch.look();
        assertThat(alarm()).isEqualTo(1);
        assertThat(meters.get("moviemind.database.oldest.transaction").timeGauge().value())
            .isPositive();
        assertThat(watch.health().getDetails()).containsEntry("alarm", true).containsKey("pid");
        other.rollback();
      }
      watch.look();
      assertThat(alarm()).isZero();
      assertThat(watch.health().getDetails()).containsEntry("alarm", false);
    }
  }

  @Test
  void shortTransactionRaisesNone() throws SQLException {
    try (var worker = INSTALLATION.connect("worker");
        var other = open("owner")) {
      var watch = watch(worker, Duration.ofMinutes(10));
      watch.look();
      assertThat(alarm()).isZero();
      other.rollback();
    }
  }

  /** One that has written, and now does nothing. */
  private static Connection open(String role) throws SQLException {
    var connection = INSTALLATION.connect(role);
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_current_xact_id()");
    }
    return connection;
  }

  private double alarm() {
    return meters.get("moviemind.database.transaction.alarm").gauge().value();
  }

  private OpenTransactions watch(Connection worker, Duration alarm) {
    var properties =
        new LedgerProperties(Duration.ofSeconds(30), 6, 128, 2, Duration.ZERO, 0.1, alarm);
    return new OpenTransactions(
        new JdbcTemplate(new SingleConnectionDataSource(worker, true)), properties, meters);
  }
}
