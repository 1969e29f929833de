package com.moviemind.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.testing.TestInstallation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The whole worker on real servers: from Kafka over a model to a text, and its end. */
class WorkerApplicationTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NOWHERE = "127.0.0.1:1";

  static final String A_TEXT =
      """
      Jedyny taki rejs w historii polskiego kina trwa 65 minut i nie kończy się nigdy, bo widzowie znają go na pamięć. \
      Marek Piwowski zabrał na pokład aktorów i ludzi z ulicy, a potem pozwolił im mówić. Stanisław Tym gra pasażera \
      na gapę, którego wszyscy biorą za kogoś innego, a Zdzisław Maklakiewicz prowadzi z nim długie rozmowy o niczym.\
      """;

  private static final TestInstallation installation = TestInstallation.fresh();

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void requestsFromKafkaBecomeTextsAndEvents() {
    try (var worker = WorkerUnderTest.start(installation, Map.of())) {
      var texts = worker.count("select count(*) from content.text");
      worker.request(installation, "batch", 30);
      worker.request(installation, "interactive", 20);

      await()
          .atMost(PATIENCE)
          .until(() -> worker.count("select count(*) from content.text") == texts + 50);
      assertThat(worker.count("select count(*) from worker.work_item")).isZero();
      assertThat(worker.count("select count(*) from worker.attempt where state <> 'SETTLED'"))
          .isZero();
      assertThat(
              worker.count(
                  "select count(*) from content.text where cost_micros > 0 and text like '%Rejs%'"))
          .isGreaterThanOrEqualTo(50);
      await().atMost(PATIENCE).until(() -> worker.count("select count(*) from worker.outbox") == 0);
    }
  }

  @Test
  void callsInFlightEndBeforeTheWorkerDoes() {
    try (var model = new ModelServer()) {
      model.writesWhenTold(A_TEXT);
      var worker = start(model, "20s");
      worker.request(installation, "interactive", 3);
      await().atMost(PATIENCE).until(() -> model.requests.size() == 3);
      var stopping = Thread.ofPlatform().start(worker::close);
      model.tell();
      await().atMost(PATIENCE).until(() -> !stopping.isAlive());

      try (var next = WorkerUnderTest.start(installation, Map.of())) {
        assertThat(next.count("select count(*) from content.text where text like 'Jedyny taki%'"))
            .isEqualTo(3);
        assertThat(model.requests).hasSize(3);
      }
    }
  }

  @Test
  void callsThatOutlastTheGraceArePutBackAtOnceAndStayCharged() {
    try (var own = TestInstallation.fresh();
        var model = new ModelServer()) {
      model.hangs();
      var worker =
          WorkerUnderTest.start(
              own,
              Map.of("openai.base-url", model.address(), "moviemind.worker.shutdown-grace", "0s"));
      worker.request(own, "interactive", 3);
      await().atMost(PATIENCE).until(() -> model.requests.size() == 3);
      worker.close();

      try (var next = WorkerUnderTest.start(own, Map.of())) {
        await().atMost(PATIENCE).until(() -> next.count("select count(*) from content.text") == 3);
        assertThat(
                next.count(
                    """
                    select count(*) from worker.attempt
                    where state = 'LOST' and cost_micros = reserved_micros and error = 'its worker stopped'
                    """))
            .isEqualTo(3);
        assertThat(next.count("select count(*) from worker.finished_item where attempts = 2"))
            .isEqualTo(3);
      }
    }
  }

  @Test
  void workerStartsBesideAbsentServersAndSaysSo() throws Exception {
    var nowhere =
        Map.<String, Object>of(
            "spring.datasource.url",
            "jdbc:postgresql://127.0.0.1:1/moviemind",
            "spring.datasource.hikari.connection-timeout",
            500,
            "spring.kafka.bootstrap-servers",
            NOWHERE,
            "spring.kafka.properties.schema.registry.url",
            "http://" + NOWHERE,
            "openai.base-url",
            "http://" + NOWHERE,
            "moviemind.worker.shutdown-grace",
            "0s");
    try (var worker = WorkerUnderTest.start(installation, nowhere)) {
      assertThat(status(worker, "/actuator/health/liveness")).isEqualTo(200);
      assertThat(status(worker, "/actuator/health")).isEqualTo(503);
      assertThat(status(worker, "/actuator/prometheus")).isEqualTo(200);
    }
  }

  private static WorkerUnderTest start(ModelServer model, String grace) {
    return WorkerUnderTest.start(
        installation,
        Map.of("openai.base-url", model.address(), "moviemind.worker.shutdown-grace", grace));
  }

  private static int status(WorkerUnderTest worker, String path)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(worker.managementAddress() + path)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
