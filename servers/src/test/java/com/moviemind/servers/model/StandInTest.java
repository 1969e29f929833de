package com.moviemind.servers.model;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StandInTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROMPT =
      """
      {"task":{"entity_type":"MOVIE","locale":"en-US","context_tag":"DEFAULT"},\
      "facts":{"title":"Inception","release_year":2010}}\
      """;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private StandIn standIn = standIn();

  private static StandIn standIn(String... options) {
    try {
      var started = new StandIn(StandInOptions.of(options, Map.of()));
      Thread.ofPlatform().daemon().start(() -> runUntilClosed(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void runUntilClosed(StandIn standIn) {
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

  @Test
  void responsesGiveStructuredTextUsageAndHeaders() throws Exception {
    var answer = respond("deadbeef");
    var json = JSON.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(text(json)).path("text").asString())
        .contains("Inception")
        .contains("2010");
    assertThat(json.path("model").asString()).isEqualTo("moviemind-stand-in-1");
    assertThat(json.path("id").asString()).matches("resp_[0-9a-f]{32}");
    assertThat(json.at("/usage/input_tokens").asInt()).isPositive();
    assertThat(json.at("/usage/total_tokens").asInt())
        .isEqualTo(
            json.at("/usage/input_tokens").asInt() + json.at("/usage/output_tokens").asInt());
    assertThat(answer.headers().firstValue("x-ratelimit-remaining-requests")).hasValue("99999");
    assertThat(answer.headers().firstValue("x-request-id")).get().asString().startsWith("req_");
  }

  @Test
  void samePromptGetsTheSameText() throws Exception {
    assertThat(text(JSON.readTree(respond("a").body())))
        .isEqualTo(text(JSON.readTree(respond("b").body())));
  }

  @Test
  void plainTextIsPlain() throws Exception {
    var answer = send("POST", "/v1/responses", body(Map.of("model", "m", "input", PROMPT)));
    assertThat(text(JSON.readTree(answer.body()))).startsWith("“Inception”");
  }

  @Test
  void chatAnswersToo() throws Exception {
    var messages =
        List.of(
            Map.of("role", "system", "content", "Write."),
            Map.of("role", "user", "content", PROMPT));
    var answer =
        send("POST", "/v1/chat/completions", body(Map.of("model", "m", "messages", messages)));
    var json = JSON.readTree(answer.body());
    assertThat(json.at("/choices/0/message/content").asString()).contains("Inception");
    assertThat(json.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    assertThat(json.at("/usage/prompt_tokens").asInt()).isPositive();
  }

  @Test
  void promptOfAnotherKindGetsAnAnswerAllTheSame() throws Exception {
    var answer =
        send("POST", "/v1/responses", body(Map.of("model", "m", "input", "Describe Jaws.")));
    assertThat(text(JSON.readTree(answer.body()))).isNotEmpty();
  }

  @Test
  void badRequestsGetOpenAiErrors() throws Exception {
    assertThat(error(send("POST", "/v1/responses", "{"), 400).path("type").asString())
        .isEqualTo("invalid_request_error");
    assertThat(
            error(send("POST", "/v1/responses", "{\"model\":\"m\"}"), 400).path("param").asString())
        .isEqualTo("input");
    assertThat(error(send("POST", "/v1/nonsense", "{}"), 404).path("code").asString())
        .isEqualTo("unknown_url");
    assertThat(error(send("GET", "/v1/responses", ""), 405).path("message").asString())
        .contains("GET");
    var keyless = HttpRequest.newBuilder(uri("/v1/models")).build();
    assertThat(error(client.send(keyless, ofString()), 401).path("message").asString())
        .startsWith("You didn't provide an API key.");
  }

  @Test
  void faultsStrikeAsOftenAsPlanned() throws Exception {
    plan(
        "{\"kind\":\"RATE_LIMITED\",\"retry_after_ms\":1500},{\"kind\":\"SERVER_ERROR\",\"status\":503},{\"kind\":\"UNAUTHORIZED\"},{\"kind\":\"BAD_REQUEST\"}");
    var limited = respond("k");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("retry-after")).hasValue("2");
    assertThat(limited.headers().firstValue("retry-after-ms")).hasValue("1500");
    assertThat(respond("k").statusCode()).isEqualTo(503);
    assertThat(respond("k").statusCode()).isEqualTo(401);
    assertThat(respond("k").statusCode()).isEqualTo(400);
    assertThat(respond("k").statusCode()).isEqualTo(200);
  }

  @Test
  void faultForOtherWorkLeavesThisAlone() throws Exception {
    plan("{\"kind\":\"SERVER_ERROR\",\"times\":-1,\"match\":\"jaws|\"}");
    assertThat(respond("k").statusCode()).isEqualTo(200);
  }

  @Test
  void brokenConnectionsAreBroken() throws Exception {
    plan("{\"kind\":\"RESET\"},{\"kind\":\"TRUNCATED\"},{\"kind\":\"HANG\"}");
    assertThatThrownBy(() -> respond("k")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> respond("k")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> respond("k")).isInstanceOf(HttpTimeoutException.class);
    assertThat(respond("k").statusCode()).isEqualTo(200);
  }

  @Test
  void answersMayBeEmptyRefusedOrCutShort() throws Exception {
    plan(
        "{\"kind\":\"EMPTY\"},{\"kind\":\"REFUSED\"},{\"kind\":\"CUT_SHORT\"},{\"kind\":\"GARBAGE\"}");
    assertThat(text(JSON.readTree(respond("k").body()))).isEqualTo("{\"text\":\"\"}");
    assertThat(JSON.readTree(respond("k").body()).at("/output/0/content/0/type").asString())
        .isEqualTo("refusal");
    assertThat(JSON.readTree(respond("k").body()).path("status").asString())
        .isEqualTo("incomplete");
    assertThat(text(JSON.readTree(respond("k").body()))).doesNotEndWith("}");
  }

  @Test
  void callsAreCounted() throws Exception {
    respond("first");
    respond("first");
    assertThat(JSON.readTree(send("GET", "/stand-in/calls", "").body()).path("calls").asInt())
        .isEqualTo(2);
    assertThat(JSON.readTree(send("GET", "/stand-in/calls/keys", "").body()).path("first").asInt())
        .isEqualTo(2);
    assertThat(send("GET", "/stand-in/calls/work", "").body())
        .contains("MOVIE|Inception|2010|en-US|DEFAULT");
    assertThat(send("GET", "/stand-in/calls/log?after=1", "").body())
        .hasLineCount(1)
        .startsWith("2\t");
  }

  @Test
  void callsWaitTogetherNotInTurn() throws Exception {
    standIn.close();
    standIn = standIn("--latency-median", "200", "--latency-sigma", "0");
    long began = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      calls.add(client.sendAsync(request("k" + i), ofString()));
    }
    calls.forEach(it -> assertThat(it.join().statusCode()).isEqualTo(200));
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));
    assertThat(
            JSON.readTree(send("GET", "/stand-in/calls", "").body()).path("peakInFlight").asInt())
        .isGreaterThan(10);
  }

  @Test
  void limitIsKept() throws Exception {
    standIn.close();
    standIn = standIn("--rpm", "2");
    respond("k");
    respond("k");
    assertThat(respond("k").statusCode()).isEqualTo(429);
  }

  @Test
  void largeChunkedRequestIsReadWhole() throws Exception {
    var big =
        body(Map.of("model", "m", "input", "x".repeat(300_000) + PROMPT))
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(uri("/v1/responses"))
            .header("Authorization", "Bearer k")
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(big)))
            .build();
    assertThat(text(JSON.readTree(client.send(request, ofString()).body()))).contains("Inception");
  }

  private void plan(String faults) throws Exception {
    assertThat(send("POST", "/stand-in/faults", "{\"faults\":[" + faults + "]}").statusCode())
        .isEqualTo(200);
  }

  private HttpResponse<String> respond(String key) throws Exception {
    return client.send(request(key), ofString());
  }

  private HttpRequest request(String key) {
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
        .timeout(Duration.ofSeconds(3))
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

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer k")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return client.send(request, ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + standIn.port() + path);
  }

  private static String body(Map<String, ?> request) {
    return JSON.writeValueAsString(request);
  }

  private static String text(JsonNode answer) {
    return answer.at("/output/0/content/0/text").asString("");
  }

  private static JsonNode error(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    return JSON.readTree(answer.body()).path("error");
  }
}
