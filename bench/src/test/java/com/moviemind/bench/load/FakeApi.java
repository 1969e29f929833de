package com.moviemind.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Accepts jobs and settles each at its second look; notes work that is asked for while it is in
 * flight.
 */
final class FakeApi implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, String> work = new ConcurrentHashMap<>();
  private final Map<String, Integer> looks = new ConcurrentHashMap<>();
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
  private final AtomicInteger repeated = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private final int refuseEvery;

  static {
    // Or each small chunk waits for the acknowledgement of the one before.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  FakeApi(int refuseEvery) throws IOException {
    this.refuseEvery = refuseEvery;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/generate", this::accept);
    server.createContext("/api/v1/jobs/", this::look);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int repeated() {
    return repeated.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void accept(HttpExchange exchange) throws IOException {
    var wanted = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    int number = numbers.incrementAndGet();
    if (refuseEvery > 0 && number % refuseEvery == 0) {
      answer(exchange, 503, "{\"title\":\"Not now\"}");
      return;
    }
    if (!inFlight.add(wanted)) {
      repeated.incrementAndGet();
    }
    work.put("job-" + number, wanted);
    answer(exchange, 202, "{\"job_id\" : \"job-" + number + "\", \"status\":\"PENDING\"}");
  }

  private void look(HttpExchange exchange) throws IOException {
    var job = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
    boolean done = looks.merge(job, 1, Integer::sum) > 1;
    if (done) {
      inFlight.remove(work.getOrDefault(job, ""));
    }
    answer(exchange, 200, "{\"status\":\"" + (done ? "DONE" : "IN_PROGRESS") + "\"}");
  }

  /** In chunks, as frameworks do that write while they render. */
  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    try (var out = exchange.getResponseBody()) {
      out.write(body.substring(0, 5).getBytes(UTF_8));
      out.flush();
      out.write(body.substring(5).getBytes(UTF_8));
    }
  }
}
