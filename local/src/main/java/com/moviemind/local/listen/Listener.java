package com.moviemind.local.listen;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes deliveries on the loopback interface and tells of each, a line. */
public final class Listener implements AutoCloseable {

  private static final int TAKEN = 204;
  private static final int NOT_GENUINE = 401;

  /** What it hears before its secret is known, it asks to have sent again. */
  private static final int TOO_EARLY = 503;

  private final HttpServer server;
  private final Consumer<String> lines;
  private final CountDownLatch enough;
  private final Clock clock;
  private volatile @Nullable Verifier verifier;

  /**
   * Listens at once.
   *
   * @param port 0 for a free one
   * @param count verified deliveries until {@link #awaitEnough} returns
   */
  public Listener(int port, int count, Clock clock, Consumer<String> lines) throws IOException {
    this.lines = lines;
    this.clock = clock;
    enough = new CountDownLatch(count);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** Verifies with this secret from now on. */
  public void trust(String secret) {
    verifier = new Verifier(secret, clock);
  }

  public void awaitEnough() throws InterruptedException {
    enough.await();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var judge = verifier;
      var headers = exchange.getRequestHeaders();
      var id = headers.getFirst("webhook-id");
      if (judge == null) {
        exchange.sendResponseHeaders(TOO_EARLY, -1);
        return;
      }
      var complaint =
          judge.complaint(
              id,
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              body);
      lines.accept(line(id, complaint, new String(body, UTF_8)));
      exchange.sendResponseHeaders(complaint == null ? TAKEN : NOT_GENUINE, -1);
      if (complaint == null) {
        enough.countDown();
      }
    }
  }

  private String line(@Nullable String id, @Nullable String complaint, String body) {
    var time = LocalTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    return complaint == null
        ? "%s  verified  %-18s %s  %s".formatted(time, type(body), id, body)
        : "%s  REFUSED   %s (%s)".formatted(time, complaint, id);
  }

  private static String type(String body) {
    try {
      return JsonMapper.shared().readTree(body).path("type").asString("?");
    } catch (JacksonException notJson) {
      return "?";
    }
  }
}
