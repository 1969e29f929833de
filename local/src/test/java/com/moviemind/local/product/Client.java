package com.moviemind.local.product;

import com.moviemind.local.product.Works.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tenant's program. It sees answers as they come, refusals too. */
final class Client {

  static final JsonMapper JSON = JsonMapper.shared();

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI api;
  private final String key;

  Client(URI api, String key) {
    this.api = api;
    this.key = key;
  }

  record Answer(int status, HttpHeaders headers, String text) {

    JsonNode json() {
      return JSON.readTree(text);
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** Throws {@link UncheckedIOException} where no answer comes. */
  Answer get(String path) {
    return send(request(path).GET());
  }

  Answer generate(Work work, String idempotencyKey) {
    return send(generating(work).header("Idempotency-Key", idempotencyKey));
  }

  /** Asks and waits for the end in the same request. */
  Answer generateAndWait(Work work, String idempotencyKey) {
    return send(
        generating(work).header("Idempotency-Key", idempotencyKey).header("Prefer", "wait=25"));
  }

  /** The same program, asking elsewhere. */
  Client at(URI other) {
    return new Client(other, key);
  }

  Answer generate(Work work) {
    return send(generating(work));
  }

  /** What a request would bring. */
  JsonNode quoted(Work work) {
    var answer =
        send(
            request("/api/v1/generate?dry_run=true")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(work))));
    if (answer.status() != 200) {
      throw new AssertionError("%s was answered with %s".formatted(work, answer));
    }
    return answer.json();
  }

  Answer generate(Work work, Map<String, String> headers) {
    var request = generating(work);
    headers.forEach(request::setHeader);
    return send(request);
  }

  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The job of a request that must be accepted. */
  UUID accepted(Work work) {
    var answer = generate(work);
    if (answer.status() != 202) {
      throw new AssertionError("%s was answered with %s".formatted(work, answer));
    }
    return UUID.fromString(answer.json().get("job_id").asString());
  }

  JsonNode job(UUID id) {
    return get("/api/v1/jobs/" + id).json();
  }

  URI address() {
    return api;
  }

  String key() {
    return key;
  }

  private HttpRequest.Builder generating(Work work) {
    return request("/api/v1/generate")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body(work)));
  }

  static String body(Work work) {
    return JSON.writeValueAsString(
        Map.of(
            "entity_type", work.type(),
            "slug", work.slug(),
            "locale", work.locale(),
            "context_tag", work.style()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("X-API-Key", key);
  }

  private static Answer send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
