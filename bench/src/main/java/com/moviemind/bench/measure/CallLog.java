package com.moviemind.bench.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.bench.load.HttpConnection;
import com.moviemind.bench.load.Job;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The model stand-in's side of the story: when it was called, and how many calls it held. */
public final class CallLog {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI model;

  /** Takes the stand-in's address, with or without {@code /v1}. */
  public CallLog(URI model) {
    this.model = model;
  }

  /** Totals of this moment: calls, inFlight, inFlightSeconds, upSeconds. */
  public JsonNode totals() throws IOException {
    return JSON.readTree(get("/stand-in/calls"));
  }

  public void latency(double medianMs, double sigma) throws IOException {
    post("/stand-in/latency", "{\"median_ms\":" + medianMs + ",\"sigma\":" + sigma + "}");
  }

  /** Enforces limits from now on; nothing is used of them yet. */
  public void limits(int rpm, int tpm, boolean sliding) throws IOException {
    post("/stand-in/limits", "{\"rpm\":%d,\"tpm\":%d,\"sliding\":%s}".formatted(rpm, tpm, sliding));
  }

  /** What was used of the limits since they were set: admitted, rejected, tokens, seconds. */
  public JsonNode limits() throws IOException {
    return JSON.readTree(get("/stand-in/limits"));
  }

  /**
   * Milliseconds from each job's 202 to the call for its work, sorted; a call may come before the
   * 202 is read.
   */
  public List<Double> acceptedToCallMs(List<Job> jobs, long afterCall) throws IOException {
    var calls = calls(afterCall);
    List<Double> times = new ArrayList<>();
    for (var job : jobs) {
      var call = calls.getOrDefault(job.work().call(), new TreeSet<>()).ceiling(job.sentMicros());
      if (call != null) {
        times.add(Math.max(0, call - job.acceptedMicros()) / 1e3);
      }
    }
    return times.stream().sorted().toList();
  }

  /** When the work of each job was first called, in microseconds of the wall clock, by job. */
  public Map<String, Long> firstCallMicros(List<Job> jobs, long afterCall) throws IOException {
    var calls = calls(afterCall);
    Map<String, Long> first = new HashMap<>();
    for (var job : jobs) {
      var call = calls.getOrDefault(job.work().call(), new TreeSet<>()).ceiling(job.sentMicros());
      if (call != null) {
        first.put(job.id(), call);
      }
    }
    return first;
  }

  /** Trouble from now on, as the stand-in takes it; none where the body says so. */
  public void faults(String body) throws IOException {
    post("/stand-in/faults", body);
  }

  private Map<String, NavigableSet<Long>> calls(long afterCall) throws IOException {
    Map<String, NavigableSet<Long>> calls = new HashMap<>();
    get("/stand-in/calls/log?after=" + afterCall)
        .lines()
        .map(it -> it.split("\t", -1))
        .forEach(it -> calls.computeIfAbsent(it[3], _ -> new TreeSet<>()).add(Long.valueOf(it[1])));
    return calls;
  }

  private void post(String path, String body) throws IOException {
    try (var connection = new HttpConnection(model, "")) {
      var answer = connection.post(path, "application/json", body.getBytes(UTF_8));
      if (answer.status() != 200) {
        throw new IOException(
            "the model stand-in does not take %s: %d".formatted(path, answer.status()));
      }
    }
  }

  private String get(String path) throws IOException {
    try (var connection = new HttpConnection(model, "")) {
      return connection.get(path).body();
    }
  }
}
