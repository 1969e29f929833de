package com.moviemind.worker.limits;

import java.util.concurrent.locks.LockSupport;

/** The longest time that this process stood still, as a thread sees it that only sleeps. */
final class Stalls implements AutoCloseable {

  private static final long SLEEP_NANOS = 5_000_000;

  private final Thread watcher = Thread.ofPlatform().name("stalls").daemon().unstarted(this::watch);
  private volatile boolean isOver;
  private volatile long longest;

  private Stalls() {}

  static Stalls watched() {
    var stalls = new Stalls();
    stalls.watcher.start();
    return stalls;
  }

  long longestMillis() {
    return longest / 1_000_000;
  }

  private void watch() {
    while (!isOver) {
      var began = System.nanoTime();
      LockSupport.parkNanos(SLEEP_NANOS);
      longest = Math.max(longest, System.nanoTime() - began - SLEEP_NANOS);
    }
  }

  @Override
  public void close() {
    isOver = true;
  }
}
