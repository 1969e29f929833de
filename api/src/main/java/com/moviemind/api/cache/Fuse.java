package com.moviemind.api.cache;

import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Stops asking for a while after a failure, so that no request waits for what is away. */
final class Fuse {

  private static final Logger log = LoggerFactory.getLogger(Fuse.class);

  private final long pauseNanos;
  private final Counter failures;
  private final AtomicLong blownAt = new AtomicLong();

  Fuse(Duration pause, Counter failures) {
    this.pauseNanos = pause.toNanos();
    this.failures = failures;
  }

  <T extends @Nullable Object> T guard(Supplier<T> work, T otherwise) {
    var since = blownAt.get();
    var now = System.nanoTime();
    // after the pause one caller tries, the others go on without
    if (since != 0 && (now - since < pauseNanos || !blownAt.compareAndSet(since, now))) {
      return otherwise;
    }
    try {
      var answer = work.get();
      if (since != 0 && blownAt.getAndSet(0) != 0) {
        log.info("Redis answers again");
      }
      return answer;
    } catch (DataAccessException e) {
      failures.increment();
      if (blownAt.getAndSet(System.nanoTime()) == 0) {
        log.warn("Redis is away, reads go on without it: {}", e.toString());
      }
      return otherwise;
    }
  }
}
