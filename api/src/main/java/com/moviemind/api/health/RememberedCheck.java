package com.moviemind.api.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a check at most once in a while, whoever asks how often. */
final class RememberedCheck {

  private final Supplier<Finding> check;
  private final Duration remembered;
  private final Clock clock;
  private final ReentrantLock one = new ReentrantLock();
  private volatile @Nullable Found last;

  RememberedCheck(Duration remembered, Clock clock, Supplier<Finding> check) {
    this.check = check;
    this.remembered = remembered;
    this.clock = clock;
  }

  Finding finding() {
    var found = last;
    if (found != null && clock.instant().isBefore(found.until)) {
      return found.finding;
    }
    one.lock();
    try {
      var meanwhile = last;
      if (meanwhile != null && clock.instant().isBefore(meanwhile.until)) {
        return meanwhile.finding;
      }
      var finding = check.get().with("checked_at", clock.instant());
      last = new Found(finding, clock.instant().plus(remembered));
      return finding;
    } finally {
      one.unlock();
    }
  }

  private record Found(Finding finding, Instant until) {}
}
