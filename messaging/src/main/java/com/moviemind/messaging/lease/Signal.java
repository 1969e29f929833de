package com.moviemind.messaging.lease;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A coalesced wake-up: any number of {@link #raise} before an {@link #await} wake it once. */
public final class Signal {

  private final Semaphore raised = new Semaphore(0);

  public void raise() {
    if (raised.availablePermits() == 0) {
      raised.release();
    }
  }

  /** Waits to be woken, at most so long; true when it was. */
  public boolean await(Duration atMost) throws InterruptedException {
    var woken = raised.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    raised.drainPermits();
    return woken;
  }
}
