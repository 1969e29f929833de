package com.moviemind.local.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.client.Api;
import com.moviemind.local.product.Works.Work;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was asked, written, or secret is in no log, no metric and no span, whatever fails. */
class CanariesTest {

  private static final String TRACE = "0c0ffee00c0ffee00c0ffee00c0ffee0";
  private static final Map<String, String> TRACED =
      Map.of("traceparent", "00-" + TRACE + "-0c0ffee00c0ffee0-01");
  private static final String ENDPOINTS = "/api/v1/webhooks/endpoints";

  /**
   * How calls for the film go wrong, by style: a refusal that quotes the prompt, an answer that is
   * none, a broken server, and texts that never pass.
   */
  private static final Map<String, String> FAULTS =
      Map.of(
          "DEFAULT", "BAD_REQUEST",
          "modern", "GARBAGE",
          "critical", "SERVER_ERROR",
          "humorous", "MODEL_TALK");

  private final Product product = Product.running();
  private final Client client = product.client();
  private final CountDownLatch delivered = new CountDownLatch(1);
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  CanariesTest() throws IOException {
    server.createContext(
        "/",
        exchange -> {
          var answer = Canaries.WEBHOOK_ANSWER.getBytes(UTF_8);
          exchange.sendResponseHeaders(500, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
          delivered.countDown();
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    // Parked one day, it would put events of its own into the streams of other stories.
    try (var api = api()) {
      api.get(ENDPOINTS)
          .get("data")
          .forEach(it -> api.delete(ENDPOINTS + "/" + it.get("id").asString()));
    }
  }

  @Test
  void nothingPlantedIsSeenByOperators() throws Exception {
    plant();
    var secret = endpoint();
    refusals();
    var texts = texts();
    assertThat(texts).as("the film is in what was written").contains(Canaries.TITLE);
    assertThat(delivered.await(30, TimeUnit.SECONDS)).as("a delivery has failed").isTrue();
    await("spans of the last job")
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            product.collector().trace(TRACE).stream().anyMatch(it -> it.name().equals("api.fold")));

    var secrets = new ArrayList<>(Canaries.all());
    secrets.addAll(List.of(secret, client.key(), product.installation().adminKey()));
    assertThat(Canaries.in(texts, secrets)).as("what is shown to a client").isNotEmpty();
    assertThat(Canaries.in(product.scrapes().toString(), secrets)).as("metrics").isEmpty();
    assertThat(Canaries.in(product.collector().all().toString(), secrets)).as("spans").isEmpty();
    assertThat(product.collector().trace(TRACE)).anyMatch(Otlp.Span::failed);
    for (var log : List.of("api.log", "worker-1.log", "worker-2.log")) {
      var lines = Files.readAllLines(product.logs().resolve(log));
      assertThat(lines)
          .as(log)
          .isNotEmpty()
          .allSatisfy(it -> assertThat(Canaries.in(it, secrets)).as(it).isEmpty());
    }
    assertLinesNameJobAndTrace();
  }

  /** A film and a person that nobody else knows of. */
  private void plant() {
    var film =
        Client.JSON.writeValueAsString(
            Map.of(
                "type",
                "MOVIE",
                "title",
                Canaries.TITLE,
                "year",
                1999,
                "directors",
                List.of(Canaries.PERSON),
                "synopsis",
                Canaries.SYNOPSIS));
    try (var operator = product.operator()) {
      operator.importing("canaries", () -> new ByteArrayInputStream(film.getBytes(UTF_8)), _ -> {});
    }
  }

  /** Its deliveries fail; answers its secret. */
  private String endpoint() {
    try (var api = api()) {
      var url =
          "http://127.0.0.1:%d/%s?token=%s"
              .formatted(
                  server.getAddress().getPort(), Canaries.WEBHOOK_PATH, Canaries.WEBHOOK_ANSWER);
      var wish =
          Map.of("url", url, "event_types", List.of("job.completed"), "include", List.of("text"));
      return api.post(ENDPOINTS, wish).get("secret").asString();
    }
  }

  private Api api() {
    return new Api(client.address().toString(), client.key());
  }

  private void refusals() {
    var stranger = new Client(client.address(), Canaries.WRONG_KEY);
    assertThat(stranger.get("/api/v1/jobs/" + UUID.randomUUID()).status()).isEqualTo(401);
    var work = film("DEFAULT");
    var authorization = Map.of("Authorization", "Bearer " + Canaries.WRONG_KEY, "X-API-Key", "");
    assertThat(client.generate(work, authorization).status()).isEqualTo(401);
    assertThat(client.post("/api/v1/generate", Canaries.BROKEN_JSON).status()).isEqualTo(400);
    assertThat(client.get("/api/v1/people/" + Canaries.QUERY).status()).isEqualTo(404);
    assertThat(client.get("/api/v1/movies/search?q=" + Canaries.QUERY).status()).isLessThan(500);
    var spoiled = new Work("MOVIE", "quetzal slug", "quetzal locale", "DEFAULT");
    assertThat(client.generate(spoiled).status()).isBetween(400, 499);
  }

  /** Has texts of the film and the person made, with trouble on the way; answers the texts. */
  private String texts() {
    var jobs = new ArrayList<UUID>();
    for (var style : List.of("DEFAULT", "modern", "critical", "humorous")) {
      var match = Canaries.TITLE + "|1999|en-US|" + style;
      var times = style.equals("humorous") ? -1 : 1;
      product.standIn().plans(Map.of("kind", FAULTS.get(style), "times", times, "match", match));
      var headers = new java.util.HashMap<>(TRACED);
      headers.put("Idempotency-Key", Canaries.IDEMPOTENCY + style);
      jobs.add(accepted(film(style), headers));
      awaitEnd(jobs.getLast());
    }
    jobs.add(accepted(new Work("PERSON", "quetzalina-personova", "en-US", "DEFAULT"), TRACED));
    awaitEnd(jobs.getLast());
    var ends = jobs.stream().map(it -> client.job(it).get("status").asString()).toList();
    assertThat(ends).containsExactly("FAILED", "DONE", "DONE", "FAILED", "DONE");
    return client.get("/api/v1/movies/quetzaltitle-rising-1999").text();
  }

  private UUID accepted(Work work, Map<String, String> headers) {
    var answer = client.generate(work, headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return UUID.fromString(answer.json().get("job_id").asString());
  }

  private void awaitEnd(UUID job) {
    await("the end of job " + job)
        .atMost(Product.PATIENCE)
        .until(() -> List.of("DONE", "FAILED").contains(client.job(job).get("status").asString()));
  }

  private static Work film(String style) {
    return new Work("MOVIE", "quetzaltitle-rising-1999", "en-US", style);
  }

  private void assertLinesNameJobAndTrace() throws IOException {
    var lines = new ArrayList<String>();
    for (var log : List.of("worker-1.log", "worker-2.log")) {
      lines.addAll(Files.readAllLines(product.logs().resolve(log)));
    }
    assertThat(lines)
        .filteredOn(it -> it.contains(TRACE))
        .as("the worker's lines about these jobs")
        .hasSizeGreaterThan(3)
        .map(Client.JSON::readTree)
        .allSatisfy(it -> {
          assertThat(it.at("/trace/id").asString()).isEqualTo(TRACE);
          assertThat(it.at("/job_id").asString()).hasSize(36);
        });
  }
}
