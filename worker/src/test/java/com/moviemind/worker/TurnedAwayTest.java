package com.moviemind.worker;

import static com.moviemind.worker.WorkerApplicationTest.A_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.testing.TestInstallation;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole worker, a model that does not take what it is given, and what is published of that. */
class TurnedAwayTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String REFUSAL =
      "{\"error\":{\"message\":\"no\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}";

  private static final TestInstallation installation = TestInstallation.fresh();
  private static final ModelServer model = new ModelServer();
  private static WorkerUnderTest worker;

  @BeforeAll
  static void start() {
    worker = WorkerUnderTest.start(installation, Map.of("openai.base-url", model.address()));
  }

  @AfterAll
  static void close() {
    worker.close();
    model.close();
    installation.close();
  }

  @Test
  void howManyAreTurnedAwayAndSinceWhenNothingWorksIsPublished() {
    published("calls_rejected = 0 and broken_since is null");

    model.answers(429, REFUSAL, "retry-after-ms", "700");
    request();
    published(
        "calls_rejected > 0 and calls_seen > calls_rejected and asked_pause between 0.69 and 0.71");

    model.answers(500, REFUSAL);
    for (int n = 0; n < 6; n++) {
      request();
    }
    published("breaker <> 'closed' and broken_since < clock_timestamp()");
    assertThat(worker.count("select call_p50_ms::int from content.worker_instance"))
        .as("what is turned away at once is no call's length")
        .isZero();

    model.writes(A_TEXT);
    published("breaker = 'closed' and broken_since is null and calls_rejected = 0");
    assertThat(worker.count("select call_p95_ms::int from content.worker_instance")).isPositive();
  }

  private static void request() {
    var request = WorkerUnderTest.aRequest("interactive");
    worker.send(installation.topics().requested("interactive"), request.getJobId(), request);
  }

  private static void published(String what) {
    await(what)
        .atMost(PATIENCE)
        .until(() -> worker.count("select count(*) from content.model_state where " + what) == 1);
  }
}
