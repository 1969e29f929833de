package com.moviemind.worker.limits;

import com.moviemind.worker.provider.Answer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often the model turns calls away for its pace or its own trouble, and how long it asks to
 * wait then: counted since that began, since calls before it say nothing of it. It is over when so
 * many calls were taken that chance hardly explains it, or after a minute without one.
 */
final class Rejections {

  /** Before anything is counted: half a call of five. */
  private static final double PRIOR_CALLS = 5;

  private static final double PRIOR_REJECTED = 0.5;

  /** Of more than these the older ones count less. */
  private static final double MOST_CALLS = 200;

  /** Rejections that should have been seen, and were not: chance explains it one time in twenty. */
  private static final double MISSED = 3;

  private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

  private long begun;
  private boolean isTrouble;
  private double calls;
  private double rejected;
  private double pauseSeconds;
  private long newest;
  private long newestAt;
  private int taken;

  /** A call begins; returns its number. */
  synchronized long begun() {
    calls++;
    if (calls > MOST_CALLS) {
      calls /= 2;
      rejected /= 2;
    }
    return ++begun;
  }

  /** Most calls that are turned away are so at once, before those that began with them end. */
  synchronized void ended(long number, Answer answer, long nanoTime) {
    if (answer instanceof Answer.TryLater it && isRejected(it)) {
      rejected(number, seconds(it.pause()), nanoTime);
    } else if (number > newest) {
      taken++;
    }
  }

  private void rejected(long number, double pause, long nanoTime) {
    if (isTrouble) {
      rejected++;
      pauseSeconds += (pause - pauseSeconds) / Math.min(10, rejected + 1);
    } else {
      // the call that it begins with is not counted: it is why anything is
      isTrouble = true;
      calls = (double) (begun - number);
      rejected = 0;
      pauseSeconds = pause;
    }
    newest = Math.max(newest, number);
    newestAt = nanoTime;
    taken = 0;
  }

  /** What was seen says nothing of what comes: the model works again. */
  synchronized void forget() {
    isTrouble = false;
  }

  /** How it stands. */
  synchronized RejectionRate read(long nanoTime) {
    if (!isTrouble) {
      return RejectionRate.NONE;
    }
    var rate =
        new RejectionRate(
            rejected + PRIOR_REJECTED,
            calls + PRIOR_CALLS,
            Duration.ofMillis(Math.round(1e3 * pauseSeconds)));
    var isOver =
        taken * rate.rejected() > MISSED * rate.calls() || nanoTime - newestAt > LONGEST_NANOS;
    isTrouble = !isOver;
    return isOver ? RejectionRate.NONE : rate;
  }

  private static boolean isRejected(Answer.TryLater answer) {
    return switch (answer.errorClass().blame()) {
      case PACE, SERVER -> true;
      case LINE, ACCOUNT, NOBODY -> false;
    };
  }

  private static double seconds(@Nullable Duration pause) {
    return pause == null ? 0 : pause.toNanos() / 1e9;
  }
}
