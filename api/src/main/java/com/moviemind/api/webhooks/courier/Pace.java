package com.moviemind.api.webhooks.courier;

/** A rate with short bursts: no more than so many in a second, and a tenth of them at once. */
final class Pace {

  private static final long SECOND = 1_000_000_000L;

  private final long interval;
  private final long burst;
  private long next;

  Pace(int perSecond, long now) {
    interval = SECOND / perSecond;
    burst = Math.max(0, SECOND / 10 - interval);
    next = now;
  }

  /** Nanoseconds until the next may go; zero when it may go now. */
  long pause(long now) {
    return Math.max(0, next - burst - now);
  }

  void spend(long now) {
    next = Math.max(next, now) + interval;
  }
}
