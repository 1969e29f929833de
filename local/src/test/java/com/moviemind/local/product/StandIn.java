package com.moviemind.local.product;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The model stand-in's own doors: how it behaves, and what it was asked. */
final class StandIn {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI control;

  StandIn(URI control) {
    this.control = control;
  }

  /** Answers at once, without faults, and has counted nothing. */
  void behave() {
    send("DELETE", "faults", "");
    takes(0);
    forget();
  }

  /** Each call from now on takes so long. */
  void takes(int millis) {
    send("POST", "latency", "{\"median_ms\": %d, \"sigma\": 0.1}".formatted(millis));
  }

  /** Faults as {@code POST /stand-in/faults} takes them, in place of all earlier ones. */
  void plans(Map<String, Object> fault) {
    send("POST", "faults", Client.JSON.writeValueAsString(Map.of("faults", List.of(fault))));
  }

  /** The same with one rule, which stays until other faults are planned. */
  void rules(Map<String, Object> rule) {
    send("POST", "faults", Client.JSON.writeValueAsString(Map.of("rules", List.of(rule))));
  }

  void forget() {
    send("DELETE", "calls", "");
  }

  int inFlight() {
    return json("calls").get("inFlight").asInt();
  }

  void awaitInFlight(int atLeast) {
    await("%d calls in flight".formatted(atLeast))
        .atMost(Product.PATIENCE)
        .until(() -> inFlight() >= atLeast);
  }

  /** Calls by work, since {@link #forget}. */
  Map<String, Integer> callsByWork() {
    var calls = new TreeMap<String, Integer>();
    json("calls/work").properties().forEach(it -> calls.put(it.getKey(), it.getValue().asInt()));
    return calls;
  }

  /** Microseconds at which the calls for this work arrived. */
  List<Long> arrivals(String work) {
    return send("GET", "calls/log?after=0", "")
        .lines()
        .map(it -> it.split("\t", -1))
        .filter(it -> it[3].contains(work))
        .map(it -> Long.valueOf(it[1]))
        .toList();
  }

  private JsonNode json(String path) {
    return Client.JSON.readTree(send("GET", path, ""));
  }

  private String send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(control.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
