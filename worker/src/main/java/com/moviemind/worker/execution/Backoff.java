package com.moviemind.worker.execution;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait before another attempt: what the provider asks for, or a doubling pause; with
 * jitter, so that calls that failed together do not come back together.
 */
final class Backoff {

  private static final double ASKED_JITTER = 0.1;
  private static final int MOST_DOUBLINGS = 20;

  private final Duration base;
  private final Duration cap;
  private final DoubleSupplier random;

  /**
   * @param random from 0 to 1
   */
  Backoff(Duration base, Duration cap, DoubleSupplier random) {
    this.base = base;
    this.cap = cap;
    this.random = random;
  }

  /**
   * The pause after this attempt failed.
   *
   * @param asked what the provider asked for; never undercut
   */
  Duration after(int attempt, @Nullable Duration asked) {
    if (asked != null) {
      return scaled(asked, 1 + ASKED_JITTER * random.getAsDouble());
    }
    var doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
    var full = base.multipliedBy(1L << doublings);
    var capped = full.compareTo(cap) > 0 ? cap : full;
    return scaled(capped, 0.5 + 0.5 * random.getAsDouble());
  }

  private static Duration scaled(Duration pause, double factor) {
    return Duration.ofNanos((long) (pause.toNanos() * factor));
  }
}
