package com.moviemind.local.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the api with one key. */
public final class Api implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration IMPORT = Duration.ofHours(1);
  private static final int FIRST_REFUSAL = 400;
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper json = JsonMapper.shared();
  private final String base;
  private final String key;

  public Api(String base, String key) {
    this.base = base;
    this.key = key;
  }

  /** Whether an application says, on its management address, that it takes requests. */
  public static boolean isReady(String management) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(management + "/actuator/health/readiness"))
              .timeout(Duration.ofSeconds(3))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException away) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public JsonNode get(String path) {
    return json.readTree(body(send(request(path, ANSWER).build(), BodyHandlers.ofString())));
  }

  public JsonNode post(String path, Object body) {
    var request =
        request(path, ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
            .build();
    return json.readTree(body(send(request, BodyHandlers.ofString())));
  }

  public void delete(String path) {
    body(send(request(path, ANSWER).DELETE().build(), BodyHandlers.ofString()));
  }

  /** Sends a catalogue file as it is read; hears a report a line until the last, the final one. */
  public void importing(
      String source, Supplier<? extends InputStream> file, Consumer<JsonNode> reports) {
    var request =
        request("/api/v1/admin/catalogue/imports", IMPORT)
            .header("Content-Type", "application/x-ndjson")
            .header("X-Import-Source", source)
            .POST(BodyPublishers.ofInputStream(file))
            .build();
    var response = send(request, BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() >= FIRST_REFUSAL) {
        throw refusal(response.statusCode(), String.join("\n", lines.toList()));
      }
      lines.filter(it -> !it.isBlank()).map(json::readTree).forEach(reports);
    }
  }

  /** The body of an answer as it comes; the caller closes it. */
  public InputStream download(String path) {
    return send(request(path, ANSWER).build(), BodyHandlers.ofInputStream()).body();
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path, Duration limit) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(limit).header("X-API-Key", key);
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new Trouble("no answer from %s: %s".formatted(request.uri(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Trouble("interrupted while calling " + request.uri(), e);
    }
  }

  private String body(HttpResponse<String> response) {
    if (response.statusCode() >= FIRST_REFUSAL) {
      throw refusal(response.statusCode(), response.body());
    }
    return response.body();
  }

  private static Trouble refusal(int status, String body) {
    return new Trouble("the api answered %d: %s".formatted(status, body));
  }
}
