package com.moviemind.api.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.SettableClock;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What an explanation costs while much waits, on a real database. */
class QueueReadingTest {

  private static final long WAITING = 5_000;
  private static final int ASKED = 200;

  private final SettableClock clock = new SettableClock(Instant.now().toString());
  private final UUID tenant = Ids.next();

  @AutoClose private final TestInstallation installation = TestInstallation.fresh();
  private Connection worker;
  private Connection api;
  private JdbcTemplate jdbc;
  private Forecasts forecasts;

  @BeforeEach
  void connect() throws SQLException {
    worker = installation.connect("worker");
    api = installation.connect("api");
    // One transaction: what it read is known at once, and exactly.
    api.setAutoCommit(false);
    jdbc = new JdbcTemplate(new SingleConnectionDataSource(api, true));
    forecasts = new Forecasts(jdbc, new Situations(jdbc, clock), new Tails(jdbc), clock);
  }

  @AfterEach
  void disconnect() throws SQLException {
    worker.close();
    api.close();
  }

  @Test
  void theQueuesAreReadAtMostOnceASecond() throws SQLException {
    waiting(WAITING);
    var last = item();

    ask(last);
    assertThat(placesRead()).as("first").isBetween(WAITING, WAITING + 10);
    for (int n = 0; n < ASKED; n++) {
      ask(last);
    }
    clock.pass(Duration.ofMillis(999));
    ask(last);
    assertThat(placesRead()).as("within a second").isBetween(WAITING, WAITING + 10);

    clock.pass(Duration.ofMillis(2));
    for (int n = 0; n < ASKED; n++) {
      ask(last);
    }
    assertThat(placesRead()).as("a second later").isBetween(2 * WAITING, 2 * (WAITING + 10));
  }

  @Test
  void whatCameSinceIsPlacedWithoutReadingTheQueueAgain() throws SQLException {
    waiting(WAITING);
    ask(item());
    var before = placesRead();
    item();
    var newest = item();
    for (int n = 0; n < ASKED; n++) {
      ask(newest);
    }
    assertThat(placesRead() - before).isLessThanOrEqualTo(ASKED * 2L);
    // by this clock the queues are not read again, what joined them is
    await().untilAsserted(() -> assertThat(position(newest)).isEqualTo(WAITING + 3));
  }

  private @Nullable Long position(UUID entity) {
    var outlook = forecasts.ofLiveWork(entity, "en-US", "DEFAULT");
    return outlook == null || outlook.waiting() == null ? null : outlook.waiting().position();
  }

  private void ask(UUID entity) {
    assertThat(forecasts.ofLiveWork(entity, "en-US", "DEFAULT")).isNotNull();
  }

  private long placesRead() {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select pg_stat_get_xact_tuples_returned(oid) from pg_class where relname = 'work_item_turn'",
            Long.class));
  }

  private void waiting(long items) throws SQLException {
    execute(
        """
        insert into worker.work_item (id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts,
          facts_version, ready_at)
        select gen_random_uuid(), 'MOVIE', gen_random_uuid(), 'en-US', 'DEFAULT', 'interactive', '%s', 'a-film', '{}',
          1, clock_timestamp() - interval '1 minute' + n * interval '1 millisecond'
        from generate_series(1, %d) n
        """
            .formatted(tenant, items));
    execute(
        "insert into worker.waiting_tenant (lane, tenant_id) values ('interactive', '%s')"
            .formatted(tenant));
  }

  /** The last of its queue; the subject it is about. */
  private UUID item() throws SQLException {
    var entity = Ids.next();
    execute(
        """
        insert into worker.work_item (id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts,
          facts_version)
        values ('%s', 'MOVIE', '%s', 'en-US', 'DEFAULT', 'interactive', '%s', 'a-film', '{}', 1)
        """
            .formatted(Ids.next(), entity, tenant));
    return entity;
  }

  private void execute(String sql) throws SQLException {
    try (var statement = worker.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
