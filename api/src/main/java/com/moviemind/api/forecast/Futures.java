package com.moviemind.api.forecast;

import static com.moviemind.api.forecast.Situation.BATCH;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a lane's work is started while the model turns calls away or does not work: its pauses and
 * what they leave in flight change from call to call, so no pace tells it. A number of ways in
 * which it may go on are played out instead, the same ones for the same situation.
 */
final class Futures {

  /** Odd, so that the one in the middle is p50: an outage commonly ends at the next trial. */
  private static final int PLAYED = 61;

  private static final int STARTS = 512;
  private static final long SEED = 20;

  /** How far what is played may be off, as a part of it: as much as a measured pace. */
  private static final double ERROR = Capacity.MEASURED_ERROR;

  /** What is left of the starts for batch work, at least. */
  private static final double KEPT_FOR_BATCH = 0.1;

  private final Instant at;
  private final double[][] starts;

  private Futures(Instant at, double[][] starts) {
    this.at = at;
    this.starts = starts;
  }

  /** Null where the model takes what it is given. */
  static @Nullable Futures of(Situation situation, String lane) {
    var model = situation.model();
    var workers = situation.present();
    if (model == null || workers.isEmpty() || !situation.isTroubled()) {
      return null;
    }
    var random = new SplittableRandom(SEED);
    var from = start(situation, model, lane);
    var urgent =
        lane.equals(BATCH) ? workers.stream().mapToDouble(Worker::interactiveRate).sum() : 0;
    return new Futures(
        situation.at(),
        IntStream.range(0, PLAYED)
            .mapToObj(it -> future(situation, model, from, (it + 0.5) / PLAYED, random))
            .map(it -> left(it.starts(STARTS), urgent))
            .map(it -> stretched(it, random))
            .toArray(double[][]::new));
  }

  private static Future.Start start(Situation situation, Model model, String lane) {
    var perSecond =
        Math.min(model.perSecond(), Capacity.MOST_PER_SECOND * situation.present().size());
    return new Future.Start(
        model.concurrency(),
        Math.max(1, situation.ceiling()),
        situation.running().any(),
        seconds(situation.at(), model.heldUntil()),
        1 / perSecond,
        situation.call(),
        model.rejections(),
        lane.equals(BATCH));
  }

  private static Future future(
      Situation situation, Model model, Future.Start from, double luck, RandomGenerator random) {
    if (!model.isBroken()) {
      return new Future(from, random);
    }
    var since = model.brokenSince();
    var lasts = since == null ? 0 : seconds(since, situation.at());
    return Future.afterOutage(from, lasts, luck, random);
  }

  /** What interactive work, as it arrives, leaves of the starts. */
  private static double[] left(double[] starts, double urgent) {
    if (urgent == 0) {
      return starts;
    }
    var left = new double[starts.length];
    var count = 0;
    for (var number = 1; number <= starts.length; number++) {
      var at = starts[number - 1];
      if (number - Math.min((1 - KEPT_FOR_BATCH) * number, urgent * at) >= count + 1) {
        left[count++] = at;
      }
    }
    return Arrays.copyOf(left, Math.max(1, count));
  }

  private static double[] stretched(double[] starts, RandomGenerator random) {
    var factor = Math.exp(ERROR * random.nextGaussian());
    // the first one waits for a moment that is known, or for luck
    return Arrays.stream(starts).map(it -> starts[0] + factor * (it - starts[0])).toArray();
  }

  /** From now until an item with so many before it is started. */
  Span untilStarted(double ahead, Instant now) {
    var age = seconds(at, now);
    var number = ahead + startedBy(now);
    return new Span(
        quantile(0.5, it -> at(it, number)) - age, quantile(0.95, it -> at(it, number)) - age);
  }

  /** How many are commonly started by then. */
  double startedBy(Instant then) {
    var age = seconds(at, then);
    return quantile(0.5, it -> Arrays.stream(it).filter(start -> start < age).count());
  }

  private double quantile(double part, ToDoubleFunction<double[]> of) {
    var values = Arrays.stream(starts).mapToDouble(of).sorted().toArray();
    return values[(int) (part * (values.length - 1) + 0.5)];
  }

  /** Beyond what was played, as in its second half. */
  private static double at(double[] starts, double number) {
    var last = starts.length - 1;
    if (Math.round(number) <= last) {
      return starts[(int) Math.round(number)];
    }
    var half = starts.length / 2;
    var gap = (starts[last] - starts[half]) / Math.max(1, last - half);
    return starts[last] + gap * (number - last);
  }

  private static double seconds(Instant from, @Nullable Instant until) {
    return until == null ? 0 : Math.max(0, Duration.between(from, until).toMillis() / 1e3);
  }
}
