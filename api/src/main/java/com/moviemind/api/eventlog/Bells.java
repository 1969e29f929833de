package com.moviemind.api.eventlog;

import com.moviemind.messaging.lease.Signal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What wakes this instance's threads that wait for events. */
@Component
class Bells {

  private static final long LATELY = Duration.ofSeconds(1).toNanos();

  private final Signal forSequencer = new Signal();
  private final Signal forFeed = new Signal();
  private final Signal forOthers = new Signal();
  private volatile long sequencedAt = System.nanoTime() - LATELY;

  /** Events were appended and committed here; they may still have no number. */
  void appended() {
    forSequencer.raise();
    if (System.nanoTime() - sequencedAt >= LATELY) {
      forOthers.raise();
    }
  }

  /** The sequencer is here, so no other instance needs to hear of what is appended here. */
  void sequencedHere() {
    sequencedAt = System.nanoTime();
  }

  /** Another instance has appended events. */
  void appendedElsewhere() {
    forSequencer.raise();
  }

  /** Events got their numbers, here or elsewhere. */
  void numbered() {
    forFeed.raise();
  }

  Signal forSequencer() {
    return forSequencer;
  }

  Signal forFeed() {
    return forFeed;
  }

  /** Raised when other instances should hear of events appended here. */
  Signal forOthers() {
    return forOthers;
  }
}
