package com.moviemind.api.web;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.TextCharacters;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Looks for control characters in query parameters, which no text of ours holds. */
final class QueryCharacters {

  private QueryCharacters() {}

  static @Nullable Problem refusal(@Nullable String query) {
    if (query == null || query.indexOf('%') < 0) {
      return null;
    }
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      var refusal = refusal(name, value);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static @Nullable Problem refusal(String name, String value) {
    try {
      var refusal = TextCharacters.refusal(URLDecoder.decode(value, StandardCharsets.UTF_8));
      return refusal == null ? null : Problem.invalidParameter(name, refusal);
    } catch (IllegalArgumentException _) {
      return Problem.invalidParameter(name, "This is not valid percent-encoding.");
    }
  }
}
