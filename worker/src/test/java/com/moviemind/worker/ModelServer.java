package com.moviemind.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A model server that answers as a test tells it, over real HTTP. */
public final class ModelServer implements AutoCloseable {

  public record Request(Map<String, List<String>> headers, String body) {}

  /** More than any test connects at once; what does not fit is reset. */
  private static final int BACKLOG = 1_000;

  private final HttpServer server;
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  public final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Reaction reaction = _ -> {};

  private interface Reaction {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  public ModelServer() {
    try {
      var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      server = HttpServer.create(anyPort, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/responses", this::react);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  /** Answers every call so; headers as name, value, name, value. */
  public void answers(int status, String body, String... headers) {
    reaction =
        it -> {
          for (var n = 0; n < headers.length; n += 2) {
            it.getResponseHeaders().add(headers[n], headers[n + 1]);
          }
          it.getResponseHeaders().add("Content-Type", "application/json");
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          it.sendResponseHeaders(status, bytes.length);
          it.getResponseBody().write(bytes);
          it.close();
        };
  }

  public void writes(String text) {
    answers(200, completed("{\"text\":\"%s\"}".formatted(text)));
  }

  /** Writes one text at first, and another when it is told that it was refused. */
  public void writesAndThen(String first, String second) {
    writes(second);
    var again = reaction;
    writes(first);
    var write = reaction;
    reaction =
        it -> {
          var body = requests.getLast().body();
          (body.contains("You have written this text before") ? again : write).to(it);
        };
  }

  /** Keeps every call waiting until {@link #tell}. */
  public void writesWhenTold(String text) {
    writes(text);
    var write = reaction;
    reaction =
        it -> {
          told.await();
          write.to(it);
        };
  }

  public void tell() {
    told.countDown();
  }

  public void hangs() {
    reaction = _ -> closing.await();
  }

  /** Breaks the connection off in the middle of an answer. */
  public void breaksOff() {
    reaction =
        it -> {
          it.sendResponseHeaders(200, 10_000);
          it.getResponseBody().write('{');
          it.getResponseBody().flush();
          throw new IOException("broken off");
        };
  }

  /** A response that holds this as its output text. */
  public static String completed(String outputText) {
    return response("completed", "null", content("output_text", "text", outputText));
  }

  public static String content(String type, String field, String value) {
    return """
    {"type":"%s","%s":"%s","annotations":[]}\
    """
        .formatted(type, field, value.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  public static String response(String status, String incompleteDetails, String content) {
    return """
    {"id":"resp_1","object":"response","created_at":1,"status":"%s","model":"gpt-5-mini-2025-08-07",
     "output":[{"type":"message","id":"msg_1","status":"completed","role":"assistant","content":[%s]}],
     "usage":{"input_tokens":110,"input_tokens_details":{"cached_tokens":30},"output_tokens":70,
       "output_tokens_details":{"reasoning_tokens":0},"total_tokens":180},
     "parallel_tool_calls":true,"tool_choice":"auto","tools":[],"error":null,"incomplete_details":%s,
     "instructions":null,"metadata":{},"temperature":1,"top_p":1}
    """
        .formatted(status, content, incompleteDetails);
  }

  public static String error(String type, String code) {
    return """
    {"error":{"message":"the provider's own words","type":"%s","param":null,"code":"%s"}}
    """
        .formatted(type, code);
  }

  private void react(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(new Request(Map.copyOf(exchange.getRequestHeaders()), body));
    try {
      reaction.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
  }
}
