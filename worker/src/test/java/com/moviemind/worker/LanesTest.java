package com.moviemind.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.testing.TestInstallation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * The calls last as long as the test does, so whoever waited for one would wait for ever. What it
   * takes at p99 while 100,000 wait is measured by {@code ./moviemind bench --scenario lanes}.
   */
  private static final Duration SOON = Duration.ofSeconds(3);

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
          await().atMost(SOON).until(() -> model.requests.size() == calls);
        }
        assertThat(
                worker.count(
                    "select count(*) from worker.work_item where state = 'RUNNING' and lane = 'batch'"))
            .isEqualTo(18);
      }
    }
  }
}
