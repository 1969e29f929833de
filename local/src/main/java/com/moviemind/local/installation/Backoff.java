package com.moviemind.local.installation;

import java.time.Duration;

/** How long to wait before a process that ended is started again. Used by one thread. */
final class Backoff {

  static final Duration SHORTEST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** Who lived that long is not in a circle of failures. */
  static final Duration STEADY = Duration.ofMinutes(1);

  private final Duration longest;
  private Duration pause = Duration.ZERO;

  Backoff() {
    this(LONGEST);
  }

  Backoff(Duration longest) {
    this.longest = longest;
  }

  Duration afterLifeOf(Duration life) {
    return life.compareTo(STEADY) >= 0 ? startOver() : afterFailedStart();
  }

  Duration afterFailedStart() {
    var twice = pause.isZero() ? SHORTEST : pause.multipliedBy(2);
    pause = twice.compareTo(longest) > 0 ? longest : twice;
    return pause;
  }

  private Duration startOver() {
    pause = SHORTEST;
    return pause;
  }
}
