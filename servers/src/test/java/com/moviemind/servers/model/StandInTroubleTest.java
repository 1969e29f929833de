package com.moviemind.servers.model;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StandInTroubleTest extends StandInHarness {

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
    var hanging = request("k", Duration.ofSeconds(3));
    assertThatThrownBy(() -> client.send(hanging, ofString()))
        .isInstanceOf(HttpTimeoutException.class);
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
  void billSaysWhatWasWrittenNotWhatWasHeard() throws Exception {
    respond("heard");
    plan("{\"kind\": \"TRUNCATED\"}, {\"kind\": \"SERVER_ERROR\"}");
    assertThatThrownBy(() -> respond("not heard")).isInstanceOf(java.io.IOException.class);
    respond("turned away");
    var calls =
        send("GET", "/stand-in/calls/log?after=0", "")
            .body()
            .lines()
            .map(it -> it.split("\t", -1))
            .toList();
    assertThat(calls).extracting(it -> it[7]).containsExactly("", "TRUNCATED", "SERVER_ERROR");
    assertThat(Long.parseLong(calls.get(0)[6])).isPositive();
    assertThat(calls.get(1)[6]).isEqualTo(calls.get(0)[6]);
    assertThat(calls.get(2)[5] + calls.get(2)[6]).isEqualTo("00");
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
        .as("less than all of them in turn")
        .isBetween(Duration.ofMillis(200), Duration.ofMillis(50 * 200 - 1));
    assertThat(
            JSON.readTree(send("GET", "/stand-in/calls", "").body()).path("peakInFlight").asInt())
        .isGreaterThan(10);
  }

  @Test
  void latencyChangesWhileRunning() throws Exception {
    assertThat(send("POST", "/stand-in/latency", "{\"median_ms\":300,\"sigma\":0}").statusCode())
        .isEqualTo(200);
    long began = System.nanoTime();
    respond("k");
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
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
  void limitsAreSetWhileItRunsAndSaidInHeaders() throws Exception {
    assertThat(
            send("POST", "/stand-in/limits", "{\"rpm\":2,\"tpm\":100000,\"sliding\":true}")
                .statusCode())
        .isEqualTo(200);
    var first = respond("k");
    assertThat(first.headers().firstValue("x-ratelimit-remaining-requests")).hasValue("1");
    assertThat(first.headers().firstValue("x-ratelimit-reset-requests").orElse("")).endsWith("ms");
    respond("k");
    var third = respond("k");
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(Long.parseLong(third.headers().firstValue("retry-after-ms").orElse("0")))
        .isBetween(50_000L, 60_000L);
    var use = JSON.readTree(send("GET", "/stand-in/limits", "").body());
    assertThat(use.path("admitted").asInt()).isEqualTo(2);
    assertThat(use.path("rejected").asInt()).isEqualTo(1);
    assertThat(use.path("tokens").asInt()).isGreaterThan(50);
  }

  @Test
  void tokensOfTheAnswerCountToo() throws Exception {
    var used = JSON.readTree(respond("k").body()).at("/usage/total_tokens").asInt();
    send("POST", "/stand-in/limits", "{\"tpm\":" + used + "}");
    assertThat(respond("k").statusCode()).isEqualTo(200);
    assertThat(respond("k").statusCode()).isEqualTo(429);
  }
}
