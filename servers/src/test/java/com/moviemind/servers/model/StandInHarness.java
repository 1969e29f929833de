package com.moviemind.servers.model;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running stand-in and a client that speaks to it. */
abstract class StandInHarness {

  static final JsonMapper JSON = JsonMapper.builder().build();
  static final String PROMPT =
      """
      {"task":{"entity_type":"MOVIE","locale":"en-US","context_tag":"DEFAULT"},\
      "facts":{"title":"Inception","release_year":2010}}\
      """;

  final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  StandIn standIn = standIn();

  static StandIn standIn(String... options) {
    try {
      var started = new StandIn(StandInOptions.of(options, Map.of()));
      Thread.ofPlatform().daemon().start(() -> runUntilClosed(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void runUntilClosed(StandIn standIn) {
    try {
      standIn.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void knowsNoFault() throws Exception {
    send("DELETE", "/stand-in/faults", "");
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    standIn.close();
  }

  void plan(String faults) throws Exception {
    assertThat(send("POST", "/stand-in/faults", "{\"faults\":[" + faults + "]}").statusCode())
        .isEqualTo(200);
  }

  HttpResponse<String> respond(String key) throws Exception {
    return client.send(request(key), ofString());
  }

  /** With more patience than any machine takes: only what hangs is given up sooner. */
  HttpRequest request(String key) {
    return request(key, Duration.ofSeconds(60));
  }

  HttpRequest request(String key, Duration patience) {
    var format =
        Map.of(
            "type",
            "json_schema",
            "name",
            "description",
            "strict",
            true,
            "schema",
            Map.of("type", "object", "properties", Map.of("text", Map.of("type", "string"))));
    return HttpRequest.newBuilder(uri("/v1/responses"))
        .timeout(patience)
        .header("Authorization", "Bearer sk-x")
        .header("Idempotency-Key", key)
        .POST(
            BodyPublishers.ofString(
                body(
                    Map.of(
                        "model",
                        "m",
                        "input",
                        List.of(Map.of("role", "user", "content", PROMPT)),
                        "text",
                        Map.of("format", format)))))
        .build();
  }

  HttpResponse<String> send(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer k")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, ofString());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + standIn.port() + path);
  }

  static String body(Map<String, ?> request) {
    return JSON.writeValueAsString(request);
  }

  static String text(JsonNode answer) {
    return answer.at("/output/0/content/0/text").asString("");
  }

  static JsonNode error(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return JSON.readTree(answer.body()).path("error");
  }
}
