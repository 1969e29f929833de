package com.moviemind.api.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's server: remembers what it gets, by path, and answers as the test says. */
public final class Receiver implements AutoCloseable {

  /** An answer. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Reply(int status, Map<String, String> headers, byte[] body) {
    public static Reply of(int status) {
      return new Reply(status, Map.of(), new byte[0]);
    }

    public static Reply of(int status, String body) {
      return new Reply(status, Map.of(), body.getBytes(UTF_8));
    }

    public Reply with(String header, String value) {
      return new Reply(status, Map.of(header, value), body);
    }
  }

  /** A request as it came. */
  public record Got(Map<String, List<String>> headers, String body, long nanos) {
    public String header(String name) {
      return headers
          .getOrDefault(
              name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
              List.of(""))
          .getFirst();
    }

    public JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    public long cursor() {
      return Long.parseLong(json().path("cursor").asString("-1"));
    }
  }

  private final Map<String, Function<Got, Reply>> manners = new ConcurrentHashMap<>();
  private final Map<String, List<Got>> got = new ConcurrentHashMap<>();
  private final HttpServer server;

  public Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  /** Answers requests of this path so from now on; 200 where nothing is said. */
  public void answers(String path, Function<Got, Reply> manner) {
    manners.put(path, manner);
  }

  public void answers(String path, Reply reply) {
    answers(path, _ -> reply);
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** What came to this path, in the order it came. */
  public List<Got> at(String path) {
    return got.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>());
  }

  private void take(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    var request =
        new Got(
            Map.copyOf(exchange.getRequestHeaders()),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8),
            System.nanoTime());
    at(path).add(request);
    var reply = manners.getOrDefault(path, _ -> Reply.of(200)).apply(request);
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
