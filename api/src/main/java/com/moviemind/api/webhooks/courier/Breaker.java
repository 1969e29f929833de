package com.moviemind.api.webhooks.courier;

import com.moviemind.api.webhooks.history.Cause;
import com.moviemind.api.webhooks.history.Progress.Health;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has answered, and what follows: after several events in a row have failed, it is
 * parked, and single events are sent to see whether it is back; then it is drained, one event after
 * the other, and after that it is as before.
 */
final class Breaker {

  /** Whether an answer changed more than itself. */
  enum Turn {
    NONE,
    PARKED,
    RECOVERED
  }

  private final Schedule schedule;
  private Health health;

  Breaker(Schedule schedule, Health health) {
    this.schedule = schedule;
    this.health = health;
  }

  Health health() {
    return health;
  }

  boolean isParked() {
    return health.parkedAt() != null;
  }

  long drainUntil() {
    return health.drainUntil();
  }

  /** How long nothing is to be sent. */
  Duration pause(Instant now) {
    var until = health.notBefore();
    return until == null || !until.isAfter(now) ? Duration.ZERO : Duration.between(now, until);
  }

  /**
   * An event arrived.
   *
   * @param newest the last number of the log: what waits until there is drained in order
   */
  Turn delivered(Instant now, long newest) {
    var recovered = isParked();
    health =
        new Health(
            0,
            null,
            0,
            recovered ? newest : health.drainUntil(),
            null,
            now,
            health.lastFailedAt(),
            recovered ? null : health.lastError());
    return recovered ? Turn.RECOVERED : Turn.NONE;
  }

  /**
   * An event did not arrive.
   *
   * @param cause a first attempt counts, a repeated one says nothing new; while it is parked, only
   *     what was sent to see whether it is back
   */
  Turn failed(Instant now, Cause cause, Verdict.Failed failure) {
    if (isParked()) {
      if (cause == Cause.PROBE) {
        set(now, health.failures(), health.parkedAt(), health.probes() + 1, failure);
      }
      return Turn.NONE;
    }
    int failures = health.failures() + (cause == Cause.EVENT ? 1 : 0);
    if (failures >= schedule.breakerFailures()) {
      set(now, failures, now, 0, failure);
      return Turn.PARKED;
    }
    set(now, failures, null, 0, failure);
    return Turn.NONE;
  }

  /** Nothing could be sent, by a fault of ours: a parked one is not tried again at once. */
  void brokeOff(Instant until) {
    if (isParked()) {
      health = waiting(health.failures(), health.probes(), until);
    }
  }

  /** Its owner wants it tried now. */
  void retryNow() {
    health = waiting(0, 0, null);
  }

  private Health waiting(int failures, int probes, @Nullable Instant until) {
    return new Health(
        failures,
        health.parkedAt(),
        probes,
        health.drainUntil(),
        until,
        health.lastDeliveredAt(),
        health.lastFailedAt(),
        health.lastError());
  }

  private void set(
      Instant now, int failures, @Nullable Instant parkedAt, int probes, Verdict.Failed failure) {
    Instant notBefore = null;
    if (parkedAt != null) {
      notBefore = now.plus(schedule.afterProbe(probes, failure.asked()));
    } else if (failure.busy() && failure.asked() != null) {
      notBefore = now.plus(Schedule.bounded(failure.asked()));
    }
    health =
        new Health(
            failures,
            parkedAt,
            probes,
            health.drainUntil(),
            notBefore,
            health.lastDeliveredAt(),
            now,
            failure.why());
  }
}
