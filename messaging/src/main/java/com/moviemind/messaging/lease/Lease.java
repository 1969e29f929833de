package com.moviemind.messaging.lease;

import java.time.Duration;

/**
 * A right that one process has at a time. Ask {@link #held} before each step; it renews on the way.
 * For one thread.
 */
public final class Lease {

  private final Leases leases;
  private final String name;
  private final Duration ttl;
  private long fence;
  private long renewedAt;

  Lease(Leases leases, String name, Duration ttl) {
    this.leases = leases;
    this.name = name;
    this.ttl = ttl;
  }

  /** True while this process may act; taken, kept or given up by what the database says. */
  public boolean held() {
    var now = System.nanoTime();
    if (fence == 0 || now - renewedAt > ttl.toNanos() / 3) {
      fence = leases.claim(name);
      renewedAt = now;
    }
    return fence != 0;
  }

  public String name() {
    return name;
  }

  /** Grows with each change of holder; 0 when not held. */
  public long fence() {
    return fence;
  }

  /** Lets the next one in at once. */
  public void release() {
    if (fence != 0) {
      fence = 0;
      leases.release(name);
    }
  }
}
