package com.moviemind.api.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events wait in a table that was analyzed while it was empty. The planner then believes that
 * reading all of it costs nothing.
 */
@ApiOnRealServers
class NumberingTest {

  private static final int WAITING = 4_000;
  private static final int NUMBERED_AT_ONCE = 1_000;

  @Autowired TestInstallation installation;
  @Autowired EventLog log;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;

  @Test
  void numberingReadsWhatItMovesAndNoMore() throws SQLException {
    analyzedWhileEmpty();
    transaction.executeWithoutResult(it -> {
      it.setRollbackOnly();
      jdbc.queryForObject("select last_seq from api.event_sequence for update", Long.class);
      log.append(IntStream.range(0, WAITING).mapToObj(_ -> event(Ids.next())).toList());
      var before = rowsRead();

      assertThat(new Numbering(jdbc).next()).isEqualTo(NUMBERED_AT_ONCE);
      assertThat(rowsRead() - before).isLessThanOrEqualTo(2L * NUMBERED_AT_ONCE);
    });
  }

  private void analyzedWhileEmpty() throws SQLException {
    var tenant = Ids.next();
    transaction.executeWithoutResult(_ -> log.append(List.of(event(tenant), event(tenant))));
    await().atMost(Duration.ofSeconds(20)).until(() -> log.after(tenant, 0, 2).size() == 2);
    try (var owner = installation.connect("owner");
        var statement = owner.createStatement()) {
      statement.execute("analyze api.event_unnumbered");
    }
  }

  private long rowsRead() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            """
            select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)
            from pg_stat_xact_user_tables where schemaname = 'api' and relname = 'event_unnumbered'
            """,
            Long.class));
  }

  private static NewEvent event(UUID tenant) {
    return new NewEvent(Ids.next(), tenant, Ids.next(), "job.completed", "{}", Instant.now());
  }
}
