package com.moviemind.servers.clock;

import java.time.Instant;

/** What the rewritten classes call in place of the JDK's own clock. Loaded with the JDK itself. */
public final class Skew {

  /** How far the clock is ahead. */
  static volatile long millis;

  private Skew() {}

  public static long currentTimeMillis() {
    return System.currentTimeMillis() + millis;
  }

  /** In the one place where the JDK makes an instant of the system's time. */
  public static Instant ofEpochSecond(long second, long nanos) {
    return Instant.ofEpochSecond(second, nanos).plusMillis(millis);
  }
}
