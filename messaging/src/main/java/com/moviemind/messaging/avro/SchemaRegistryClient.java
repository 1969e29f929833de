package com.moviemind.messaging.avro;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls of Confluent's Schema Registry REST interface that a producer and a consumer need.
 * Answers never change, so callers keep them for good.
 */
public final class SchemaRegistryClient {

  private static final String V1 = "application/vnd.schemaregistry.v1+json";
  private static final int NOT_FOUND = 404;

  // HTTP/1.1, because the JDK client's upgrade to HTTP/2 hangs on a POST to some registries
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final JsonMapper json = JsonMapper.shared();
  private final String url;

  public SchemaRegistryClient(String url) {
    this.url = url.replaceFirst("/+$", "");
  }

  /** The schema with this global id; empty when the registry is sure there is none. */
  public Optional<Schema> byId(int id) {
    var answer = call("/schemas/ids/" + id, "GET", null);
    return answer.map(it -> new Schema.Parser().parse(it.get("schema").asString()));
  }

  /** The global id of a schema already registered under the subject, if it is. */
  public Optional<Integer> idOf(String subject, Schema schema) {
    return call("/subjects/" + encoded(subject), "POST", body(schema))
        .map(it -> it.get("id").asInt());
  }

  /** Registers the schema, after setting the subject to FULL_TRANSITIVE; repeatable. */
  public int register(String subject, Schema schema) {
    call("/config/" + encoded(subject), "PUT", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
    return call("/subjects/" + encoded(subject) + "/versions", "POST", body(schema))
        .map(it -> it.get("id").asInt())
        .orElseThrow(() -> new RegistryUnavailable("cannot register " + subject));
  }

  private Optional<JsonNode> call(
      String path, String method, @org.jspecify.annotations.Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(Duration.ofSeconds(5))
            .header("Accept", V1 + ", application/json")
            .header("Content-Type", V1)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (response.statusCode() >= 300) {
        throw new RegistryUnavailable(
            "%s %s answered %d: %s"
                .formatted(method, path, response.statusCode(), response.body()));
      }
      return Optional.of(json.readTree(response.body()));
    } catch (IOException e) {
      throw new RegistryUnavailable("no answer from the schema registry at " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable("interrupted", e);
    }
  }

  private String body(Schema schema) {
    return json.writeValueAsString(Map.of("schema", schema.toString()));
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8);
  }
}
