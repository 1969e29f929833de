package com.moviemind.api.forecast;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast a lane's work is started.
 *
 * @param futures where the model's pauses set the pace, which are in them; else null
 */
record Flow(Capacity capacity, @Nullable Futures futures) {

  /** What the model is waited for is part of what is said. */
  boolean holdsPauses() {
    return futures != null;
  }

  /** From now until an item with so many before it is started. */
  Span untilStarted(double ahead, Instant now) {
    return futures == null ? capacity.untilStarted(ahead) : futures.untilStarted(ahead, now);
  }

  /** How many are commonly started in between. */
  double started(Instant from, Instant until) {
    if (futures != null) {
      return futures.startedBy(until);
    }
    var seconds = Duration.between(from, until).toMillis() / 1e3;
    return Math.max(0, seconds) * capacity.perSecond();
  }
}
