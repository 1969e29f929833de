package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Holdings;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.prompt.Assignment;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.prompt.UnreadableFacts;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass.Billing;
import com.moviemind.worker.provider.TextProvider;
import com.moviemind.worker.provider.TextProvider.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a claim to how it ends: the prompt, the call, and what its answer means. Commits nothing.
 */
final class Execution {

  private static final Logger log = LoggerFactory.getLogger(Execution.class);

  private final Prompts prompts;
  private final TextProvider provider;
  private final ModelLimits limits;
  private final Judgement judgement;
  private final Holdings holdings;
  private final InFlight inFlight;
  private volatile boolean stopping;

  Execution(
      Prompts prompts,
      TextProvider provider,
      ModelLimits limits,
      Judgement judgement,
      Holdings holdings,
      InFlight inFlight) {
    this.prompts = prompts;
    this.provider = provider;
    this.limits = limits;
    this.judgement = judgement;
    this.holdings = holdings;
    this.inFlight = inFlight;
  }

  Finish of(Claim claim) {
    try {
      var early = judgement.beforeCall(claim);
      return early == null ? call(claim) : early;
    } catch (UnreadableFacts e) {
      return judgement.unreadable(claim, e);
    } catch (RuntimeException e) {
      limits.lost(claim.attemptId());
      log.error("Work item {} met an error of the program", claim.item().id(), e);
      return judgement.unexpected(claim, e);
    } finally {
      limits.notCalled(claim.attemptId());
    }
  }

  /** From now on no call begins. */
  void stop() {
    stopping = true;
  }

  private Finish call(Claim claim) {
    var subject = claim.item().subject();
    var prompt =
        prompts.render(
            new Assignment(
                subject.entityType(),
                subject.locale(),
                subject.contextTag(),
                claim.item().facts()));
    if (stopping) {
      return judgement.notCalled(claim, "its worker stopped");
    }
    if (!inFlight.isLeased(claim) && !isHeld(claim)) {
      return judgement.notCalled(claim, "its worker woke too late");
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
      return judgement.brokenOff(
          claim, inFlight.isUnwanted(claim) ? "nobody wants it any more" : "its worker stopped");
    }
    limits.ended(claim.attemptId(), answer);
    return judgement.of(claim, prompt, answer);
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
