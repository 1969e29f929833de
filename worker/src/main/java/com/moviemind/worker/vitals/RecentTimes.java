package com.moviemind.worker.vitals;

import java.time.Duration;
import java.util.Arrays;

/** The last few of many times, and how long they commonly are. */
final class RecentTimes {

  private static final int KEPT = 64;

  private final double[] millis = new double[KEPT];
  private long count;

  void add(Duration time) {
    millis[(int) (count++ % KEPT)] = Math.max(0, time.toNanos() / 1e6);
  }

  Reading read() {
    var sorted = Arrays.copyOf(millis, (int) Math.min(count, KEPT));
    Arrays.sort(sorted);
    return new Reading(part(sorted, 0.5), part(sorted, 0.95));
  }

  private static double part(double[] sorted, double part) {
    return sorted.length == 0 ? 0 : sorted[(int) (part * (sorted.length - 1) + 0.5)];
  }

  /** In milliseconds; zero where none is known. */
  record Reading(double p50, double p95) {}
}
