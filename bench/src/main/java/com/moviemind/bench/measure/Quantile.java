package com.moviemind.bench.measure;

import java.util.List;

/** A quantile of sorted values: the value at that part of the list, as peers' drivers take it. */
public final class Quantile {

  private Quantile() {}

  public static double of(List<Double> sorted, double part) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.min(sorted.size() - 1, (int) (part * sorted.size())));
  }
}
