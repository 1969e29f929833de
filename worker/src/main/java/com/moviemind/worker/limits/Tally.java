package com.moviemind.worker.limits;

import com.moviemind.worker.limits.Step.Headers;
import com.moviemind.worker.limits.Step.Report;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.ErrorClass.Billing;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of calls since the last step, until the next one takes it along. */
final class Tally {

  private int requestsBack;
  private double tokensBack;
  private double stockBack;
  private double used;
  private int calls;
  private double peak;
  private int successes;
  private int failures;
  private int dead;
  private int overloads;
  private long overloadAt;
  private long heldUntil = System.nanoTime();
  private int probe;
  private Headers headers = Headers.NONE;

  /** These were granted and nobody called. */
  synchronized void notCalled(Grant grant, int number, double unit, boolean wasProbe) {
    requestsBack += number;
    tokensBack += number * grant.expected();
    stockBack += number * unit;
    probe = wasProbe ? 2 : probe;
  }

  /** This was called and not granted. */
  synchronized void borrowed(Grant like) {
    requestsBack--;
    tokensBack -= like.expected();
    stockBack -= like.unit();
  }

  /** The call may use more or less than calls commonly do. */
  synchronized void reserved(Grant grant, double unit) {
    stockBack += grant.unit() - unit;
  }

  /** How a call ended. */
  synchronized void ended(Permit permit, Answer answer, boolean settles) {
    switch (answer) {
      case Answer.Text it -> {
        works(permit);
        learn(permit, it.limits());
        settle(permit, it.usage(), settles);
      }
      case Answer.TryLater it -> {
        blame(permit, it.errorClass(), it.pause());
        settle(permit, usage(it.errorClass(), it.usage()), settles);
      }
      case Answer.Refused it -> {
        blame(permit, it.errorClass(), null);
        settle(permit, usage(it.errorClass(), it.usage()), settles);
      }
    }
  }

  /** Nobody knows what a call used; it counts as one like the others. */
  synchronized void lost(Permit permit) {
    stockBack += permit.unit() - permit.grant().expected();
    probe = permit.probe() ? 2 : probe;
  }

  /** What was gathered; then begins anew. */
  synchronized Report take() {
    var report =
        new Report(
            requestsBack,
            tokensBack,
            stockBack,
            used,
            calls,
            peak,
            successes,
            failures,
            dead,
            overloads,
            overloadAt,
            Math.max(0, (heldUntil - System.nanoTime()) / 1_000_000),
            probe,
            headers);
    forget();
    used = peak = 0;
    calls = successes = failures = dead = overloads = probe = 0;
    overloadAt = 0;
    headers = Headers.NONE;
    return report;
  }

  /** Whoever counts from now on never granted what was open until now. */
  synchronized void forget() {
    requestsBack = 0;
    tokensBack = stockBack = 0;
  }

  private static @Nullable Usage usage(ErrorClass errorClass, @Nullable Usage usage) {
    return errorClass.billing() == Billing.NOT_BILLED ? Usage.NONE : usage;
  }

  /** A call of which nobody knows what it used counts as one like the others. */
  private void settle(Permit permit, @Nullable Usage usage, boolean settles) {
    var expected = permit.grant().expected();
    var tokens = usage == null ? expected : usage.input() + usage.output();
    if (usage != null && tokens > 0) {
      used += tokens;
      calls++;
      peak = Math.max(peak, tokens / permit.bound());
    }
    if (settles) {
      tokensBack += expected - tokens;
      stockBack += permit.unit() - tokens;
    }
  }

  private void works(Permit permit) {
    successes++;
    probe = permit.probe() ? 1 : probe;
  }

  private void blame(Permit permit, ErrorClass errorClass, @Nullable Duration pause) {
    switch (errorClass.blame()) {
      case NOBODY -> works(permit);
      case PACE -> {
        works(permit);
        slowDown(permit, pause);
      }
      case SERVER -> {
        fails(permit);
        slowDown(permit, pause);
      }
      case LINE -> fails(permit);
      case ACCOUNT -> {
        dead++;
        probe = permit.probe() ? -1 : probe;
      }
    }
  }

  private void fails(Permit permit) {
    failures++;
    probe = permit.probe() ? -1 : probe;
  }

  private void slowDown(Permit permit, @Nullable Duration pause) {
    overloads++;
    overloadAt = Math.max(overloadAt, permit.grant().at());
    if (pause != null) {
      var until = System.nanoTime() + pause.toNanos();
      heldUntil = until - heldUntil > 0 ? until : heldUntil;
    }
  }

  private void learn(Permit permit, RateLimits left) {
    var grant = permit.grant();
    if (permit.shared() && left.areKnown() && grant.number() > headers.number()) {
      headers =
          new Headers(
              grant.number(),
              grant.at(),
              known(left.remainingRequests()),
              known(left.remainingTokens()),
              millis(left.resetRequests()),
              millis(left.resetTokens()));
    }
  }

  private static long known(@Nullable Long remaining) {
    return remaining == null ? -1 : remaining;
  }

  private static long millis(@Nullable Duration reset) {
    return reset == null ? -1 : reset.toMillis();
  }
}
