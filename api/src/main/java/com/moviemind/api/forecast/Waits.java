package com.moviemind.api.forecast;

import com.moviemind.api.forecast.Outlook.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which of the things that may hold an item is the one that does, and for how long. Pure. */
record Waits(View view) {

  /** Shorter holds are the model account's ordinary pace. */
  private static final double WORTH_SAYING_SECONDS = 1;

  /**
   * What is known of an item that waits.
   *
   * @param now the database's clock
   * @param ahead items that are started before it
   * @param call from a call's begin to its end
   * @param claim from ready to claimed where nothing else waits
   */
  record View(Situation situation, Flow flow, Instant now, double ahead, Span call, Span claim) {}

  /** What holds it: the reason, in words, and when that ends. */
  private record Hold(Reason reason, String message, @Nullable Instant until) {}

  /** An item that has not reached the ledger, this long before it does. */
  Outlook onItsWay(Span intake) {
    var hold = obstacle();
    return outlook(
        hold == null
            ? new Hold(Reason.NOT_TAKEN_IN, "Accepted, and on its way to a worker.", null)
            : hold,
        intake);
  }

  /** An item that waits in the ledger. */
  Outlook inLedger(Standing it) {
    if (it.budgetUntil() != null) {
      return outlook(
          new Hold(
              Reason.BUDGET,
              "The budget (%s) is used up; work goes on when it begins anew or is raised."
                  .formatted(it.budget()),
              it.budgetUntil()),
          Span.NONE);
    }
    if (it.readyAt().isAfter(view.now())) {
      return outlook(
          new Hold(
              Reason.RETRY, "An attempt failed; another one is made at this time.", it.readyAt()),
          Span.NONE);
    }
    var hold = obstacle();
    return outlook(hold == null ? turn() : hold, Span.NONE);
  }

  /** What holds all work alike. */
  private @Nullable Hold obstacle() {
    if (isDeserted()) {
      var heard = view.situation().lastHeard();
      return new Hold(
          Reason.WORKER_AWAY,
          heard == null
              ? "No worker has been heard of yet."
              : "No worker has been heard of for %d s."
                  .formatted(Duration.between(heard, view.now()).toSeconds()),
          null);
    }
    var model = view.situation().model();
    if (model == null) {
      return null;
    }
    if (model.isBroken()) {
      return new Hold(
          Reason.BREAKER_OPEN,
          "The model does not work at present; it is tried again at this time.",
          model.heldUntil());
    }
    return seconds(model.heldUntil()) > WORTH_SAYING_SECONDS ? limit(model.heldUntil()) : null;
  }

  private static Hold limit(@Nullable Instant until) {
    return new Hold(
        Reason.RATE_LIMIT,
        "The limits of the model account allow no call before this time.",
        until);
  }

  private Hold turn() {
    var before = Math.round(view.ahead());
    if (before >= 1 && view.ahead() >= view.flow().capacity().free()) {
      var pace =
          view.flow().capacity().isLimited()
              ? "the limits of the model account set the pace"
              : "as many are written at once as may be";
      return new Hold(
          Reason.QUEUE, "%,d texts are started before this one; %s.".formatted(before, pace), null);
    }
    var model = view.situation().model();
    if (model != null && seconds(model.heldUntil()) > 0) {
      return limit(model.heldUntil());
    }
    return view.flow().capacity().free() < 1
        ? new Hold(
            Reason.SLOTS_FULL,
            "As many texts are being written as may be at once; this one is next.",
            null)
        : new Hold(Reason.NEXT, "A worker takes it up now.", null);
  }

  private Outlook outlook(Hold hold, Span onTheWay) {
    var position = Math.round(view.ahead()) + 1;
    if (isDeserted()) {
      var known = hold.until() == null ? null : Span.exactly(seconds(hold.until()));
      return new Outlook(
          new Waiting(hold.reason(), hold.message(), hold.until(), position, null), known);
    }
    var held = onTheWay.then(held(hold));
    var start = behind(held).then(view.claim());
    return new Outlook(
        new Waiting(hold.reason(), hold.message(), hold.until(), position, start),
        start.then(view.call()));
  }

  /** While it is on its way or paused, those before it go on; while all are held, nobody does. */
  private Span behind(Span held) {
    var turn = view.flow().untilStarted(view.ahead(), view.now());
    var model = view.situation().model();
    if (!view.flow().holdsPauses()
        && model != null
        && seconds(model.heldUntil()) > WORTH_SAYING_SECONDS) {
      return held.then(turn);
    }
    return new Span(Math.max(held.p50(), turn.p50()), Math.max(held.p95(), turn.p95()));
  }

  private Span held(Hold hold) {
    var seconds = seconds(hold.until());
    return switch (hold.reason()) {
      case RATE_LIMIT -> view.flow().holdsPauses() ? Span.NONE : new Span(seconds, 1.5 * seconds);
      case BUDGET, RETRY -> Span.exactly(seconds);
      case BREAKER_OPEN, NOT_TAKEN_IN, WORKER_AWAY, QUEUE, SLOTS_FULL, NEXT -> Span.NONE;
    };
  }

  private boolean isDeserted() {
    return view.situation().present().isEmpty();
  }

  private double seconds(@Nullable Instant until) {
    return until == null ? 0 : Math.max(0, Duration.between(view.now(), until).toMillis() / 1e3);
  }
}
