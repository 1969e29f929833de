package com.moviemind.servers.model.control;

import java.util.Random;

/**
 * How long a call takes: log-normal around a median, as real models are; the same seed, the same
 * sequence.
 */
public final class Latency {

  private double medianNanos;
  private double sigma;
  private final Random random;

  public Latency(double medianMillis, double sigma, long seed) {
    this.medianNanos = medianMillis * 1e6;
    this.sigma = sigma;
    this.random = new Random(seed);
  }

  /** From the next call on. */
  public void becomes(double medianMillis, double spread) {
    medianNanos = medianMillis * 1e6;
    sigma = spread;
  }

  public long nextNanos() {
    return medianNanos == 0 ? 0 : (long) (medianNanos * Math.exp(sigma * random.nextGaussian()));
  }
}
