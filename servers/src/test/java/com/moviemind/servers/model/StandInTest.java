package com.moviemind.servers.model;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInTest extends StandInHarness {

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
}
