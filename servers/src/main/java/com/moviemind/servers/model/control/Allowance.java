package com.moviemind.servers.model.control;

import java.util.ArrayDeque;

/**
 * So much a minute of something: refilled evenly, or counted over the minute that has just passed.
 */
sealed interface Allowance {

  long MINUTE = 60_000_000_000L;

  /** What is left at this nanosecond; below zero where more was used than was there. */
  double left(long now);

  void take(double amount, long now);

  /** Nanoseconds until so much is left. */
  long until(double amount, long now);

  /** Holds a minute's worth and refills evenly. */
  final class Bucket implements Allowance {
    private final double perMinute;
    private double level;
    private long refilled;

    Bucket(double perMinute, double level, long now) {
      this.perMinute = perMinute;
      this.level = level;
      this.refilled = now;
    }

    @Override
    public double left(long now) {
      level = Math.min(perMinute, level + perMinute * (now - refilled) / MINUTE);
      refilled = now;
      return level;
    }

    @Override
    public void take(double amount, long now) {
      level = left(now) - amount;
    }

    @Override
    public long until(double amount, long now) {
      return (long) Math.max(0, (amount - left(now)) * MINUTE / perMinute);
    }
  }

  /** No minute, wherever it begins, may hold more. */
  final class Sliding implements Allowance {
    private record Taken(long at, double amount) {}

    private final double perMinute;
    private final ArrayDeque<Taken> taken = new ArrayDeque<>();
    private double sum;

    Sliding(double perMinute) {
      this.perMinute = perMinute;
    }

    @Override
    public double left(long now) {
      for (var oldest = taken.peek();
          oldest != null && now - oldest.at() >= MINUTE;
          oldest = taken.peek()) {
        sum -= taken.remove().amount();
      }
      return perMinute - sum;
    }

    @Override
    public void take(double amount, long now) {
      taken.add(new Taken(now, amount));
      sum += amount;
    }

    @Override
    public long until(double amount, long now) {
      var left = left(now);
      for (var each : taken) {
        if (left >= amount) {
          return 0;
        }
        left += each.amount();
        if (left >= amount) {
          return each.at() + MINUTE - now;
        }
      }
      return 0;
    }
  }
}
