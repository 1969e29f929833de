package com.moviemind.api.forecast;

import static com.moviemind.api.forecast.Situation.BATCH;
import static com.moviemind.api.forecast.Situation.INTERACTIVE;

/**
 * How fast a lane's work is started while some of it waits: what was measured while it did, and
 * where little was, what slots, calls and limits allow.
 *
 * @param perSecond starts a second
 * @param free how many would be started at once
 * @param error how far the pace may be off, as a part of it
 * @param isLimited the model account's limits are what holds it, not the slots
 */
record Capacity(double perSecond, double free, double error, boolean isLimited) {

  /** Before any call was made. */
  private static final double USUAL_CALL_SECONDS = 3;

  /** More than a process was ever seen to start. */
  static final double MOST_PER_SECOND = 400;

  private static final double LEAST_PER_SECOND = 0.001;

  /** What is known before anything is measured counts as if so many starts had been measured. */
  private static final double PRIOR_STARTS = 8;

  private static final double LEAST_PRIOR_SECONDS = 1;
  private static final double MOST_PRIOR_SECONDS = 120;
  private static final double KEPT_FOR_BATCH = 0.1;
  static final double MEASURED_ERROR = 0.2;
  private static final double UNMEASURED_ERROR = 0.45;

  static Capacity of(Situation situation, String lane, Running running) {
    var workers = situation.present();
    var model = situation.model();
    var isBatch = lane.equals(BATCH);
    var slots = workers.stream().mapToInt(Worker::slots).sum();
    var allowed = model == null ? slots : Math.min(slots, Math.max(1, model.concurrency()));
    var room = isBatch ? allowed - Math.max(1, Math.floor(allowed / 10)) : allowed;
    var call =
        workers.stream()
            .mapToDouble(it -> it.call().p50())
            .filter(it -> it > 0)
            .average()
            .orElse(USUAL_CALL_SECONDS);
    var bySlots = Math.max(1, room) / call;
    var byCalls = Math.min(bySlots, MOST_PER_SECOND * workers.size());
    var byLimits = model == null ? Double.POSITIVE_INFINITY : model.perSecond();
    var all = Math.min(byCalls, byLimits);
    var prior = leftFor(lane, all, situation);
    var priorSeconds = Math.clamp(PRIOR_STARTS / prior, LEAST_PRIOR_SECONDS, MOST_PRIOR_SECONDS);
    var rate = 0.0;
    var seconds = 0.0;
    for (var worker : workers) {
      var pace = isBatch ? worker.batch() : worker.interactive();
      rate +=
          (pace.starts() + priorSeconds * prior / workers.size()) / (pace.seconds() + priorSeconds);
      seconds += pace.seconds() / workers.size();
    }
    var measured = seconds / (seconds + priorSeconds);
    var isLimited = byLimits < byCalls;
    // where limits set the pace, a free slot starts nothing while somebody waits for a permit
    var isPaced = isLimited && situation.queues().length(lane) > 0;
    var permits = model == null ? allowed : Math.min(allowed, model.atOnce());
    var free = isPaced ? 0 : Math.clamp(allowed - running.any(), 0, permits);
    return new Capacity(
        // what was measured while calls were shorter is no more possible (Little's law)
        Math.clamp(rate, LEAST_PER_SECOND, Math.max(LEAST_PER_SECOND, bySlots)),
        isBatch ? Math.clamp(room - running.batch(), 0, free) : free,
        measured * MEASURED_ERROR + (1 - measured) * UNMEASURED_ERROR,
        isLimited);
  }

  /** Interactive work takes what it needs, but for the part that batch keeps. */
  private static double leftFor(String lane, double all, Situation situation) {
    if (lane.equals(INTERACTIVE)) {
      return situation.queues().length(BATCH) > 0 ? (1 - KEPT_FOR_BATCH) * all : all;
    }
    var urgent = situation.present().stream().mapToDouble(Worker::interactiveRate).sum();
    return Math.max(KEPT_FOR_BATCH * all, all - urgent);
  }

  /**
   * From now until an item with so many before it is started: the sum of so many gaps, as a gamma
   * distribution (Wilson and Hilferty's quantiles of it). The pace may be off to either side alike,
   * which widens p95 and leaves p50 where it is.
   */
  Span untilStarted(double ahead) {
    var gaps = ahead + 1 - free;
    if (gaps <= 0) {
      return Span.NONE;
    }
    var mean = gaps / perSecond;
    var shape = Math.max(1, gaps);
    var widened = 1 / (1 / shape + error * error);
    return new Span(mean * quantile(shape, 0), mean * quantile(widened, 1.645));
  }

  private static double quantile(double shape, double normal) {
    var part = 1 / (9 * shape);
    return Math.pow(1 - part + normal * Math.sqrt(part), 3);
  }
}
