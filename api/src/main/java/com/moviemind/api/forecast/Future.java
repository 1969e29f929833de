package com.moviemind.api.forecast;

import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * One way in which it may go on with a model that turns calls away or does not work, played out by
 * the rules of the worker's limiter (ADR 17). Seconds from the situation on.
 */
final class Future {

  /** What an overload takes of the calls allowed in flight, and how they grow back. */
  private static final double CUT = 0.7;

  private static final double LEAST_CAP = 2;
  private static final double CUT_PAUSE = 1;
  private static final double RECOVERY = 30;
  private static final double KEPT_FOR_INTERACTIVE = 0.1;
  private static final double LONGEST_PAUSE = 60;

  private static final double MOST_REJECTED = 0.98;

  /** Until a call that is turned away is known to be. */
  private static final double HEARD = 0.02;

  /**
   * Where it starts from, and what happens.
   *
   * @param cap calls in flight allowed
   * @param ceiling the most that ever are
   * @param running calls in flight
   * @param held nothing begins before
   * @param gap between two starts, at least
   * @param call from a call's begin to its end
   */
  record Start(
      double cap,
      double ceiling,
      int running,
      double held,
      double gap,
      Span call,
      Model.Rejections rejections,
      boolean isBatch) {}

  private final Start from;
  private final RandomGenerator random;
  private final double share;
  private final PriorityQueue<Double> ends = new PriorityQueue<>();
  private double now;
  private double cap;
  private double grownAt;
  private double cutAt = Double.NEGATIVE_INFINITY;
  private double held;

  /** The model takes calls, and turns as many of them away as it did. */
  Future(Start from, RandomGenerator random) {
    this(from, random, share(from.rejections(), random));
  }

  private Future(Start from, RandomGenerator random, double share) {
    this.from = from;
    this.random = random;
    this.share = share;
    cap = from.cap();
    held = from.held();
    for (var call = 0; call < from.running(); call++) {
      ends.add(random.nextDouble() * from.call().p50());
    }
  }

  /**
   * No model works. An outage that has lasted so long lasts as long again with one chance in two
   * (its length is Pareto distributed with the exponent 1, which no scale is put into: Gott, Nature
   * 363, 1993); it is over for us at the next trial, and the pauses between trials double.
   *
   * @param lasts how long no model has worked
   * @param luck the part of all outages, from 0 to 1, that are over sooner than this one
   */
  static Future afterOutage(Start from, double lasts, double luck, RandomGenerator random) {
    var it = new Future(from, random, 0);
    var trial = lasts + from.held();
    var pause = Math.clamp((trial + 1) / 2, 1, LONGEST_PAUSE);
    // it was last seen not to work when this pause began
    var over = Math.max(1, trial - pause) / (1 - luck);
    while (trial < over && pause < LONGEST_PAUSE) {
      it.pass(trial - lasts);
      it.cut();
      pause = Math.min(LONGEST_PAUSE, 2 * pause);
      trial += pause;
    }
    trial += Math.max(0, Math.ceil((over - trial) / LONGEST_PAUSE)) * LONGEST_PAUSE;
    // the trial's call alone, then the others
    it.held = trial - lasts + it.call();
    return it;
  }

  private static double share(Model.Rejections seen, RandomGenerator random) {
    var mean = seen.rejected() / Math.max(1, seen.calls());
    var deviation = Math.sqrt(mean * (1 - mean) / (seen.calls() + 1));
    return Math.clamp(mean + deviation * random.nextGaussian(), 0, MOST_REJECTED);
  }

  /** When so many items are started, one after the other. */
  double[] starts(int count) {
    var starts = new double[count];
    for (var made = 0; made < count; ) {
      pass(Math.max(now, held));
      var room = Math.min(count - made, room());
      if (room < 1) {
        now = nextRoom();
      } else {
        made = start(starts, made, room);
      }
    }
    return starts;
  }

  private void pass(double until) {
    now = until;
    var from = Math.max(grownAt, cutAt + CUT_PAUSE);
    if (now > from) {
      cap = Math.min(this.from.ceiling(), cap + this.from.ceiling() / RECOVERY * (now - from));
    }
    grownAt = now;
    while (!ends.isEmpty() && ends.peek() <= now) {
      ends.poll();
    }
  }

  private int room() {
    var allowed = Math.floor(cap);
    var reserved = from.isBatch() ? Math.max(1, Math.floor(KEPT_FOR_INTERACTIVE * allowed)) : 0;
    return (int) Math.max(ends.isEmpty() ? 1 : 0, allowed - reserved - ends.size());
  }

  /** A call ends, or one more is allowed. */
  private double nextRoom() {
    var grows = Math.max(now, cutAt + CUT_PAUSE) + RECOVERY / from.ceiling();
    return Math.min(grows, ends.isEmpty() ? grows : ends.peek());
  }

  /** All at once: that the first is turned away is heard when the last has begun. */
  private int start(double[] starts, int made, int room) {
    var isRejected = false;
    for (var call = 0; call < room; call++) {
      starts[made + call] = now;
      if (random.nextDouble() < share) {
        isRejected = true;
        ends.add(now + HEARD);
      } else {
        ends.add(now + call());
      }
      now += from.gap();
    }
    if (isRejected) {
      if (now > cutAt) {
        cut();
      }
      if (from.rejections().pauseSeconds() > 0) {
        held = now + HEARD + from.rejections().pauseSeconds();
      }
    }
    return made + room;
  }

  private void cut() {
    cap = Math.max(Math.min(LEAST_CAP, from.ceiling()), cap * CUT);
    cutAt = now + HEARD;
  }

  private double call() {
    var spread = Math.log(from.call().p95() / from.call().p50()) / 1.645;
    return from.call().p50() * Math.exp(spread * random.nextGaussian());
  }
}
