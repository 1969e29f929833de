package com.moviemind.api.generation.web;

import com.moviemind.api.forecast.Span;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** When something is expected to happen. */
@Schema(
    description = "An estimate: half of such jobs are earlier than p50, 95 of 100 earlier than p95")
record ExpectedTime(
    @Schema(description = "RFC 3339, UTC") Instant p50,
    @Schema(description = "RFC 3339, UTC") Instant p95,
    @Schema(description = "The same from now, in seconds", example = "3.2") double p50Seconds,
    @Schema(description = "The same from now, in seconds", example = "8.5") double p95Seconds) {

  private static final double MILLIS = 1_000;

  static ExpectedTime of(Span span, Instant now) {
    return new ExpectedTime(
        span.p50After(now),
        span.p95After(now),
        Math.round(span.p50() * MILLIS) / MILLIS,
        Math.round(span.p95() * MILLIS) / MILLIS);
  }
}
