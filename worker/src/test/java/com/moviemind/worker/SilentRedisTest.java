package com.moviemind.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.testing.TestInstallation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilentRedisTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Leases are kept in PostgreSQL: whatever else a worker waits for, it renews them. */
  @Test
  void redisThatTakesConnectionsAndSaysNothingCostsNoLease() throws Exception {
    try (var installation = TestInstallation.fresh();
        var silent = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        var model = new ModelServer()) {
      model.hangs();
      try (var worker =
          WorkerUnderTest.start(
              installation,
              Map.of(
                  "openai.base-url",
                  model.address(),
                  "moviemind.provider.models",
                  "gpt-5-mini,gpt-5-nano,gpt-5",
                  "moviemind.ledger.lease",
                  "4s",
                  "moviemind.worker.shutdown-grace",
                  "0s",
                  "spring.data.redis.connect-timeout",
                  "3s",
                  "spring.data.redis.timeout",
                  "3s",
                  "spring.data.redis.url",
                  "redis://127.0.0.1:" + silent.getLocalPort()))) {
        worker.request(installation, "interactive", 1);
        await().atMost(PATIENCE).until(() -> model.requests.size() == 1);
        await()
            .during(Duration.ofSeconds(12))
            .atMost(PATIENCE)
            .until(() -> worker.count("select count(*) from worker.attempt") == 1);
        assertThat(model.requests).hasSize(1);
      }
    }
  }
}
