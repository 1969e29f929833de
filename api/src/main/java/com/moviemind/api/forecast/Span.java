package com.moviemind.api.forecast;

import java.time.Duration;
import java.time.Instant;

/**
 * How long until something, in seconds: one of two comes before {@code p50}, 95 of 100 before
 * {@code p95}.
 */
public record Span(double p50, double p95) {

  static final Span NONE = new Span(0, 0);

  private static final double MOST = 366 * 86_400.0;

  public Span {
    p50 = Math.clamp(p50, 0, MOST);
    p95 = Math.clamp(p95, p50, MOST);
  }

  static Span exactly(double seconds) {
    return new Span(seconds, seconds);
  }

  /** One after the other, as if neither knew of the other. */
  Span then(Span next) {
    var middle = p50 + next.p50;
    return new Span(middle, middle + Math.hypot(p95 - p50, next.p95 - next.p50));
  }

  /** What is left of it when so much has passed: never nothing, since it has not happened. */
  Span after(double passed) {
    return new Span(Math.max(p50 - passed, p50 / 4), Math.max(p95 - passed, p50));
  }

  public Instant p50After(Instant now) {
    return after(now, p50);
  }

  public Instant p95After(Instant now) {
    return after(now, p95);
  }

  private static Instant after(Instant now, double seconds) {
    return now.plus(Duration.ofMillis(Math.round(seconds * 1_000)));
  }
}
