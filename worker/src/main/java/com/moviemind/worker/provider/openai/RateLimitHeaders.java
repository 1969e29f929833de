package com.moviemind.worker.provider.openai;

import com.moviemind.worker.provider.RateLimits;
import com.openai.core.http.Headers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The provider's headers about limits: x-ratelimit-*, Retry-After (RFC 9110) and retry-after-ms.
 */
final class RateLimitHeaders {

  private static final Pattern SPAN =
      Pattern.compile(
          "(?:(?<h>\\d{1,6})h)?(?:(?<m>\\d{1,6})m(?!s))?(?:(?<s>\\d{1,6}(?:\\.\\d+)?)(?:s|$))?"
              + "(?:(?<ms>\\d{1,9}(?:\\.\\d+)?)ms)?");

  private RateLimitHeaders() {}

  static RateLimits read(Headers headers) {
    return new RateLimits(
        number(headers, "x-ratelimit-remaining-requests"),
        number(headers, "x-ratelimit-remaining-tokens"),
        span(headers, "x-ratelimit-reset-requests"),
        span(headers, "x-ratelimit-reset-tokens"));
  }

  /** As OpenAI writes it: 6m0s, 1h2m3.5s, 120ms; or a bare number of seconds. */
  private static @Nullable Duration span(Headers headers, String name) {
    var value = first(headers, name);
    if (value == null) {
      return null;
    }
    var said = SPAN.matcher(value);
    if (!said.matches() || value.isEmpty()) {
      return null;
    }
    var seconds =
        part(said, "h") * 3600 + part(said, "m") * 60 + part(said, "s") + part(said, "ms") / 1000;
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private static double part(Matcher said, String unit) {
    var digits = said.group(unit);
    return digits == null ? 0 : Double.parseDouble(digits);
  }

  /** How long the provider asks to wait; null where it does not, or not intelligibly. */
  static @Nullable Duration retryAfter(Headers headers, Clock clock) {
    var millis = decimal(headers, "retry-after-ms");
    if (millis != null) {
      return Duration.ofNanos((long) (millis * 1_000_000));
    }
    var seconds = decimal(headers, "retry-after");
    if (seconds != null) {
      return Duration.ofNanos((long) (seconds * 1_000_000_000));
    }
    return date(headers, clock);
  }

  private static @Nullable Duration date(Headers headers, Clock clock) {
    var value = first(headers, "retry-after");
    if (value == null) {
      return null;
    }
    try {
      var at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var pause = Duration.between(clock.instant(), at);
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Long number(Headers headers, String name) {
    var value = decimal(headers, name);
    return value == null ? null : value.longValue();
  }

  private static @Nullable Double decimal(Headers headers, String name) {
    var value = first(headers, name);
    try {
      var number = value == null ? null : Double.valueOf(value);
      return number == null || number.isNaN() || number < 0 ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable String first(Headers headers, String name) {
    var values = headers.values(name);
    return values.isEmpty() ? null : values.getFirst().strip();
  }
}
