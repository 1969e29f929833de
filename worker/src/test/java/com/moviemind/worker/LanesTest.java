package com.moviemind.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.testing.TestInstallation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {

  /**
   * Calls and locks last longer than this, so whoever waited for one would wait for ever. What it
   * takes at p99 while 100,000 wait is measured by {@code ./moviemind bench --scenario lanes}.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String HELD =
      """
      insert into worker.work_item
        (id, entity_type, entity_id, slug, locale, context_tag, lane, tenant_id, facts, facts_version)
      values (?, 'MOVIE', ?, 'rejs-1970', 'pl-PL', 'DEFAULT', 'batch', ?, '{}', 1)
      """;

  private static final String BLOCKED =
      "select count(*) from pg_stat_activity where datname = current_database()"
          + " and wait_event_type = 'Lock'";

  @Test
  void slotsFullOfBatchCallsThatNeverEndDoNotDelayInteractiveWork() {
    try (var installation = TestInstallation.fresh();
        var model = new ModelServer()) {
      model.hangs();
      try (var worker =
          WorkerUnderTest.start(
              installation,
              Map.of(
                  "openai.base-url",
                  model.address(),
                  "moviemind.provider.concurrency",
                  20,
                  "moviemind.provider.timeout",
                  "10m",
                  "moviemind.worker.shutdown-grace",
                  "0s"))) {
        worker.request(installation, "batch", 2_000);
        await().atMost(PATIENCE).until(() -> model.requests.size() == 18);
        await()
            .atMost(PATIENCE)
            .until(() -> worker.count("select count(*) from worker.work_item") == 2_000);

        for (var n = 19; n <= 20; n++) {
          var calls = n;
          worker.request(installation, "batch", 500);
          worker.request(installation, "interactive", 1);
          await().atMost(PATIENCE).until(() -> model.requests.size() == calls);
        }
        assertThat(
                worker.count(
                    "select count(*) from worker.work_item where state = 'RUNNING' and lane = 'batch'"))
            .isEqualTo(18);
      }
    }
  }

  /** Batch intake waits for a row that another transaction holds, as long as the test lasts. */
  @Test
  void intakeOfBatchRequestsThatStandsStillDoesNotDelayInteractiveOnes() throws Exception {
    try (var installation = TestInstallation.fresh();
        var model = new ModelServer();
        var holder = installation.connect("worker");
        var worker =
            WorkerUnderTest.start(
                installation,
                Map.of(
                    "openai.base-url",
                    model.address(),
                    "spring.datasource.hikari.data-source-properties.socketTimeout",
                    600))) {
      holder.setAutoCommit(false);
      var held = WorkerUnderTest.aRequest("batch");
      try (var statement = holder.prepareStatement(HELD)) {
        statement.setObject(1, held.getJobId());
        statement.setObject(2, held.getEntityId());
        statement.setObject(3, held.getTenantId());
        statement.executeUpdate();
      }
      worker.send(installation.topics().requested("batch"), held.getJobId(), held);
      await().atMost(PATIENCE).until(() -> worker.count(BLOCKED) > 0);

      worker.request(installation, "interactive", 1);
      await().atMost(PATIENCE).until(() -> model.requests.size() == 1);
      assertThat(worker.count(BLOCKED)).isPositive();
      holder.rollback();
    }
  }
}
