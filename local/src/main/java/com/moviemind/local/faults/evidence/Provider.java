package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Evidence.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The model stand-in's own doors: how it behaves, and what it was asked. */
public final class Provider {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI control;

  /** Takes the address of its OpenAI-compatible interface. */
  public Provider(URI model) {
    this.control = model.resolve("/stand-in/");
  }

  /** From now on each call takes about so long, none fails, and none is remembered. */
  public void startsAnew(Duration median) {
    clearsUp();
    send("POST", "latency", "{\"median_ms\": %d, \"sigma\": 0.3}".formatted(median.toMillis()));
    send("DELETE", "calls", "");
  }

  /** Does this to a share of the calls, until it {@link #clearsUp}. */
  public void misbehaves(String kind, double share) {
    send(
        "POST",
        "faults",
        "{\"faults\": [{\"kind\": \"%s\", \"times\": -1, \"share\": %s, \"retry_after_ms\": 700}]}"
            .formatted(kind, share));
  }

  public void clearsUp() {
    send("DELETE", "faults", "");
  }

  /** Calls that are being answered now. */
  public int inFlight() {
    return JsonMapper.shared().readTree(send("GET", "calls", "")).get("inFlight").asInt();
  }

  /** Every call since it started anew. */
  public List<Call> calls() {
    return send("GET", "calls/log?after=0", "")
        .lines()
        .map(it -> call(it.split("\t", -1)))
        .toList();
  }

  private static Call call(String[] words) {
    return new Call(
        words[4],
        Instant.EPOCH.plus(Long.parseLong(words[1]), ChronoUnit.MICROS),
        Integer.parseInt(words[2]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]),
        words[7]);
  }

  private String send(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(control.resolve(path))
            .timeout(PATIENCE)
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(path + ": " + response.statusCode() + " " + response.body());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException("the model stand-in does not do as it is told", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
