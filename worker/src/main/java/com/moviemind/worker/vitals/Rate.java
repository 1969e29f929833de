package com.moviemind.worker.vitals;

/** How often something happens a second, lately: what was seen fades by half in five seconds. */
final class Rate {

  private static final double HALF_LIFE_SECONDS = 5;

  /** All that ever was, faded, of something that happens once a second for ever. */
  private static final double ONCE_A_SECOND = HALF_LIFE_SECONDS / Math.log(2);

  private double seen;
  private long at;

  void add(int count, long nanoTime) {
    seen = faded(nanoTime) + count;
    at = nanoTime;
  }

  double perSecond(long nanoTime) {
    return faded(nanoTime) / ONCE_A_SECOND;
  }

  private double faded(long nanoTime) {
    return seen * Math.pow(0.5, (nanoTime - at) / 1e9 / HALF_LIFE_SECONDS);
  }
}
