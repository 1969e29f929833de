package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.INVALID_REQUEST;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One occurrence of a problem. Immutable; {@code with...} answers a copy.
 *
 * @param detail what happened this time, for a person; also sent as {@code message}. Never the text
 *     of an exception
 * @param violations what is wrong where, on 422
 * @param members further members of the body; they may replace {@code error} and {@code message}
 * @param headers header fields to send with it
 */
public record Problem(
    ProblemType type,
    String detail,
    List<Violation> violations,
    Map<String, Object> members,
    Map<String, String> headers) {

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, detail, List.of(), Map.of(), Map.of());
  }

  /** A request that was understood and cannot be followed: 422 with its violations. */
  public static Problem invalid(List<Violation> violations) {
    var first = violations.getFirst();
    var detail =
        violations.size() == 1
            ? first.detail()
            : "%s (and %d more)".formatted(first.detail(), violations.size() - 1);
    return new Problem(INVALID_REQUEST, detail, List.copyOf(violations), Map.of(), Map.of());
  }

  /** One wrong place in the body, named by JSON Pointer. */
  public static Problem invalid(String pointer, String detail) {
    return invalid(List.of(Violation.at(pointer, detail)));
  }

  /** One wrong query or path parameter. */
  public static Problem invalidParameter(String name, String detail) {
    return invalid(List.of(Violation.ofParameter(name, detail)));
  }

  public Problem with(String member, Object value) {
    return new Problem(type, detail, violations, plus(members, member, value), headers);
  }

  public Problem withHeader(String name, String value) {
    return new Problem(type, detail, violations, members, plus(headers, name, value));
  }

  /** Says when asking again makes sense, in whole seconds, at least one. */
  public Problem withRetryAfter(Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    return withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }

  public ProblemException exception() {
    return new ProblemException(this);
  }

  /** The members of the JSON object, in the order they are sent. */
  Map<String, Object> body(@Nullable String instance, @Nullable String requestId) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type.uri().toString());
    body.put("title", type.title());
    body.put("status", type.status().value());
    body.put("detail", detail);
    if (instance != null) {
      body.put("instance", instance);
    }
    body.put("error", type.title());
    body.put("message", detail);
    if (!violations.isEmpty()) {
      body.put("errors", byField());
      body.put("violations", violations.stream().map(Problem::members).toList());
    }
    if (requestId != null) {
      body.put("request_id", requestId);
    }
    body.putAll(members);
    return body;
  }

  private Map<String, List<String>> byField() {
    var errors = new LinkedHashMap<String, List<String>>();
    for (var it : violations) {
      errors.computeIfAbsent(it.field(), _ -> new ArrayList<>()).add(it.detail());
    }
    return errors;
  }

  private static Map<String, String> members(Violation violation) {
    var members = new LinkedHashMap<String, String>();
    if (violation.pointer() != null) {
      members.put("pointer", violation.pointer());
    }
    if (violation.parameter() != null) {
      members.put("parameter", violation.parameter());
    }
    members.put("detail", violation.detail());
    return members;
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
    var copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
