package com.moviemind.local.faults.follow;

import com.moviemind.local.client.Api;
import com.moviemind.local.client.Trouble;
import com.moviemind.local.faults.evidence.Following.Endpoint;
import com.moviemind.local.faults.load.Tenant;
import com.moviemind.local.listen.Verifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A receiver of one tenant's webhooks, in this process. It outlives every blow. */
final class Mailbox implements AutoCloseable {

  private static final String ENDPOINTS = "/api/v1/webhooks/endpoints";
  private static final int TAKEN = 204;
  private static final int ILL = 500;

  /** What came, before anyone looks up whose it is. */
  record Letter(UUID event, @Nullable String complaint) {}

  private final HttpServer server;
  private final Tenant tenant;
  private final Endpoint endpoint;
  private final BooleanSupplier ill;
  private final ConcurrentLinkedQueue<Letter> letters = new ConcurrentLinkedQueue<>();
  private String registration = "";
  private volatile @Nullable Verifier verifier;

  /** Opens one that answers, while it is ill, that it is. */
  Mailbox(Tenant tenant, String name, BooleanSupplier ill) {
    this.tenant = tenant;
    this.endpoint = new Endpoint(name, tenant.id());
    this.ill = ill;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** From now on its tenant's events come here. */
  void register() {
    try (var api = new Api(tenant.api(), tenant.key())) {
      var url = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
      var answer = api.post(ENDPOINTS, Map.of("url", url, "description", endpoint.name()));
      verifier = new Verifier(answer.path("secret").asString(), Clock.systemUTC());
      registration = ENDPOINTS + "/" + answer.path("id").asString();
    }
  }

  Endpoint endpoint() {
    return endpoint;
  }

  Iterable<Letter> letters() {
    return letters;
  }

  @Override
  public void close() {
    try (var api = new Api(tenant.api(), tenant.key())) {
      api.delete(registration);
    } catch (Trouble unreachable) {
      // Its tenant has no further events.
    } finally {
      server.stop(0);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var judge = verifier;
      if (judge == null || ill.getAsBoolean()) {
        exchange.sendResponseHeaders(ILL, -1);
        return;
      }
      var headers = exchange.getRequestHeaders();
      var id = headers.getFirst("webhook-id");
      var complaint =
          judge.complaint(
              id,
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              body);
      letters.add(new Letter(UUID.fromString(id), complaint));
      exchange.sendResponseHeaders(TAKEN, -1);
    }
  }
}
