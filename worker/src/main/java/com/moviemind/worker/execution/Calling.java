package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Holdings;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.prompt.RenderedPrompt;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass.Billing;
import com.moviemind.worker.provider.TextProvider;
import com.moviemind.worker.provider.TextProvider.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call of a model: only while it is held and wanted, and its end told to the limits. */
final class Calling {

  /** What became of a call. */
  sealed interface Called {

    record Answered(Answer answer) implements Called {}

    /** It was not made. */
    record NotMade(String why) implements Called {}

    /** What it cost, nobody knows. */
    record BrokenOff(String why) implements Called {}
  }

  private static final Logger log = LoggerFactory.getLogger(Calling.class);

  private final TextProvider provider;
  private final ModelLimits limits;
  private final Holdings holdings;
  private final InFlight inFlight;
  private volatile boolean stopping;

  Calling(TextProvider provider, ModelLimits limits, Holdings holdings, InFlight inFlight) {
    this.provider = provider;
    this.limits = limits;
    this.holdings = holdings;
    this.inFlight = inFlight;
  }

  /** From now on no call begins. */
  void stop() {
    stopping = true;
  }

  Called make(Claim claim, RenderedPrompt prompt) {
    if (stopping) {
      return new Called.NotMade("its worker stopped");
    }
    if (!inFlight.isLeased(claim) && !isHeld(claim)) {
      return new Called.NotMade("its worker woke too late");
    }
    var answer =
        provider.answer(
            new Call(
                claim.attemptId(), claim.quote().model(), prompt.instructions(), prompt.input()));
    inFlight.called(claim);
    var brokenOff = Thread.interrupted() || stopping;
    if (brokenOff
        && answer instanceof Answer.TryLater it
        && it.errorClass().billing() == Billing.UNKNOWN) {
      limits.lost(claim.attemptId());
      return new Called.BrokenOff(
          inFlight.isUnwanted(claim) ? "nobody wants it any more" : "its worker stopped");
    }
    limits.ended(claim.attemptId(), answer);
    return new Called.Answered(answer);
  }

  /** A further call within a claim is as leased and as wanted as the first. */
  void follow(Claim first, Claim second) {
    inFlight.follow(first, second);
  }

  /** Nobody knows what became of the call. */
  void lost(Claim claim) {
    limits.lost(claim.attemptId());
  }

  /** Gives back what a call held that was not made; nothing where its end was told. */
  void over(Claim claim) {
    limits.notCalled(claim.attemptId());
  }

  /** The same of a further call; the claim goes on until its end is committed. */
  void overToo(Claim second) {
    over(second);
    inFlight.remove(second);
  }

  /** Whether another call may follow this one: it is held, wanted, and the worker goes on. */
  boolean mayFollow(Claim claim) {
    return !stopping && !inFlight.isUnwanted(claim);
  }

  private boolean isHeld(Claim claim) {
    try {
      return holdings.holds(claim);
    } catch (RuntimeException e) {
      log.warn("Work item {} is not called: its lease cannot be checked", claim.item().id());
      return false;
    }
  }
}
