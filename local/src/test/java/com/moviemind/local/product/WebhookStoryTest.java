package com.moviemind.local.product;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.client.Api;
import com.moviemind.local.listen.Verifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Completions reach a tenant's server, signed, with their texts, also if the api dies meanwhile.
 */
class WebhookStoryTest {

  private static final String ENDPOINTS = "/api/v1/webhooks/endpoints";

  private final Product product = Product.running();
  private final Client client = product.client();
  private final Map<UUID, JsonNode> completed = new ConcurrentHashMap<>();
  private final Set<String> forged = ConcurrentHashMap.newKeySet();
  private final HttpServer server = HttpServer.create();
  private volatile Verifier verifier =
      new Verifier("whsec_" + "A".repeat(43) + "=", Clock.systemUTC());

  WebhookStoryTest() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @Test
  void everyCompletionIsDeliveredAlsoWhenTheApiIsKilledMeanwhile() {
    product.standIn().takes(200);
    var endpoint = register();
    var load = Load.start(client);
    load.awaitAccepted(30);
    product.api().kill();
    load.awaitAccepted(10);
    product.standIn().takes(0);
    var jobs = load.finish().keySet();

    product.invariants().holdForDone(jobs);
    await("every completion at the tenant's server")
        .atMost(Product.PATIENCE)
        .until(() -> completed.keySet().containsAll(jobs));
    assertThat(forged).isEmpty();
    assertThat(completed.values())
        .allSatisfy(it -> assertThat(it.at("/data/text/text").asString("")).isNotBlank());
    try (var api = api()) {
      api.delete(ENDPOINTS + "/" + endpoint);
    }
  }

  private String register() {
    try (var api = api()) {
      var answer =
          api.post(
              ENDPOINTS,
              Map.of(
                  "url", "http://127.0.0.1:%d/".formatted(server.getAddress().getPort()),
                  "event_types", List.of("job.completed"),
                  "include", List.of("text")));
      verifier = new Verifier(answer.path("secret").asString(), Clock.systemUTC());
      return answer.path("id").asString();
    }
  }

  private Api api() {
    return new Api(Objects.requireNonNull(product.status().api()), client.key());
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var headers = exchange.getRequestHeaders();
      var complaint =
          verifier.complaint(
              headers.getFirst("webhook-id"),
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              body);
      if (complaint == null) {
        var event = Client.JSON.readTree(new String(body, UTF_8));
        completed.put(UUID.fromString(event.at("/data/job_id").asString()), event);
      } else {
        forged.add(complaint);
      }
      exchange.sendResponseHeaders(complaint == null ? 204 : 401, -1);
    }
  }
}
