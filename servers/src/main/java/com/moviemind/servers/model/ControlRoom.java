package com.moviemind.servers.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.moviemind.servers.model.control.CallLog;
import com.moviemind.servers.model.control.FaultPlan;
import com.moviemind.servers.model.control.FaultSheet;
import com.moviemind.servers.model.control.Latency;
import com.moviemind.servers.model.control.RateLimit;
import com.moviemind.servers.model.openai.Json;
import com.moviemind.servers.model.openai.RequestProblem;
import com.moviemind.servers.model.wire.Reply;
import com.moviemind.servers.model.wire.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The paths under {@code /stand-in/}, for tests and benchmarks: {@code GET|POST|DELETE faults},
 * {@code POST latency}, {@code GET|POST limits}, {@code GET|DELETE calls}, {@code GET calls/work},
 * {@code GET calls/keys} and {@code GET calls/log?after=NUMBER}.
 */
final class ControlRoom {

  /** The body of {@code POST /stand-in/limits}; what is absent is not limited. */
  record Wanted(
      @Nullable Long rpm, @Nullable Long tpm, @Nullable Boolean sliding, @Nullable Boolean empty) {

    RateLimit.Limits limits() {
      return new RateLimit.Limits(
          requireNonNullElse(rpm, 0L),
          requireNonNullElse(tpm, 0L),
          requireNonNullElse(sliding, false),
          requireNonNullElse(empty, false));
    }
  }

  /** The body of {@code POST /stand-in/latency}. */
  record Pace(@JsonProperty("median_ms") double medianMs, double sigma) {}

  private final CallLog calls;
  private final FaultPlan faults;
  private final Latency latency;
  private final RateLimit limit;

  ControlRoom(CallLog calls, FaultPlan faults, Latency latency, RateLimit limit) {
    this.calls = calls;
    this.faults = faults;
    this.latency = latency;
    this.limit = limit;
  }

  Reply answer(Request request, String path) throws RequestProblem {
    return switch (request.method() + " " + path.substring("/stand-in/".length())) {
      case "GET faults" -> json(faults.left());
      case "POST faults" -> {
        faults.replaceWith(sheet(request));
        yield json(faults.left());
      }
      case "DELETE faults" -> {
        faults.clear();
        yield json(faults.left());
      }
      case "POST latency" -> {
        var pace = read(request, Pace.class);
        latency.becomes(pace.medianMs(), pace.sigma());
        yield json(pace);
      }
      case "GET limits" -> json(limit.use(System.nanoTime()));
      case "POST limits" -> {
        limit.becomes(read(request, Wanted.class).limits(), System.nanoTime());
        yield json(limit.use(System.nanoTime()));
      }
      case "GET calls" -> json(calls.totals());
      case "DELETE calls" -> {
        calls.clear();
        yield json(calls.totals());
      }
      case "GET calls/work" -> json(calls.byWork());
      case "GET calls/keys" -> json(calls.byKey());
      case "GET calls/log" -> plain(calls.linesAfter(after(request.path())));
      default ->
          throw new RequestProblem(
              404, "invalid_request_error", "unknown_url", null, "Unknown path: " + path + ".");
    };
  }

  private static <T> T read(Request request, Class<T> type) throws RequestProblem {
    try {
      return Json.read(request.body(), type);
    } catch (JacksonException e) {
      throw new RequestProblem(
          400, "invalid_request_error", null, null, "Not understood: " + e.getOriginalMessage());
    }
  }

  private static FaultSheet sheet(Request request) throws RequestProblem {
    try {
      return FaultSheet.read(request.body());
    } catch (IllegalArgumentException e) {
      throw new RequestProblem(
          400, "invalid_request_error", null, null, "Refused: " + e.getMessage());
    }
  }

  private static long after(String path) {
    var digits = path.replaceFirst("^[^?]*(\\?after=)?", "");
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }

  private static Reply json(Object value) {
    return Reply.of(200, List.of("content-type: application/json"), Json.bytes(value));
  }

  private static Reply plain(String text) {
    return Reply.of(200, List.of("content-type: text/plain; charset=utf-8"), text.getBytes(UTF_8));
  }
}
