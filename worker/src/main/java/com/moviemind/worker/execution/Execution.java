package com.moviemind.worker.execution;

import com.moviemind.worker.execution.Calling.Called;
import com.moviemind.worker.execution.Ruling.AskAgain;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.Written;
import com.moviemind.worker.ledger.SecondCall;
import com.moviemind.worker.prompt.Assignment;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.prompt.RenderedPrompt;
import com.moviemind.worker.prompt.UnreadableFacts;
import com.moviemind.worker.quality.Finding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a claim to how it ends: the prompt, the call, what its answer means, and for a refused text
 * a second call that is told why. Commits no end.
 */
final class Execution {

  private static final Logger log = LoggerFactory.getLogger(Execution.class);

  private final Prompts prompts;
  private final Calling calling;
  private final Judgement judgement;
  private final SecondTry secondTry;
  private final Neighbours neighbours;

  Execution(
      Prompts prompts,
      Calling calling,
      Judgement judgement,
      SecondTry secondTry,
      Neighbours neighbours) {
    this.prompts = prompts;
    this.calling = calling;
    this.judgement = judgement;
    this.secondTry = secondTry;
    this.neighbours = neighbours;
  }

  /** Null where the item is left to its lease: nobody knows whether a second call was opened. */
  @Nullable Finish of(Claim claim) {
    try {
      var early = judgement.beforeCall(claim);
      return early == null ? remembered(call(claim)) : early;
    } catch (UnreadableFacts e) {
      return judgement.unreadable(claim, e);
    } catch (RuntimeException e) {
      calling.lost(claim);
      log.error("Work item {} met an error of the program", claim.item().id(), e);
      return judgement.unexpected(claim, e);
    } finally {
      calling.over(claim);
      neighbours.forget(claim);
    }
  }

  /** From now on no call begins. */
  void stop() {
    calling.stop();
  }

  private @Nullable Finish remembered(@Nullable Finish finish) {
    if (finish instanceof Written it) {
      neighbours.passed(it.claim(), it.text());
    }
    return finish;
  }

  private @Nullable Finish call(Claim claim) {
    var subject = claim.item().subject();
    var prompt =
        prompts.render(
            new Assignment(
                subject.entityType(),
                subject.locale(),
                subject.contextTag(),
                claim.item().facts()));
    return switch (calling.make(claim, prompt)) {
      case Called.NotMade(var why) -> judgement.notCalled(claim, why);
      case Called.BrokenOff(var why) -> judgement.brokenOff(claim, why);
      case Called.Answered(var answer) ->
          switch (judgement.of(claim, prompt, answer, neighbours.of(claim))) {
            case Ruling.Ends(var finish) -> finish;
            case AskAgain it -> askAgain(claim, prompt, it);
          };
    };
  }

  private @Nullable Finish askAgain(Claim first, RenderedPrompt prompt, AskAgain asked) {
    if (!calling.mayFollow(first)) {
      return judgement.interrupted(first, asked.settlement());
    }
    return switch (opened(first, asked)) {
      case SecondCall.Granted(var second) -> secondCall(first, second, prompt, asked);
      case SecondCall.NotHeld() -> asked.otherwise();
      case SecondCall.NoBudget(var why) -> judgement.postponed(first, asked.settlement(), why);
      case null -> null;
    };
  }

  private @Nullable SecondCall opened(Claim first, AskAgain asked) {
    try {
      return secondTry.open(first, asked);
    } catch (RuntimeException e) {
      log.warn(
          "Work item {} is left to its lease, a second call may or may not have been opened: {}",
          first.item().id(),
          e.toString());
      return null;
    }
  }

  private Finish secondCall(Claim first, Claim second, RenderedPrompt prompt, AskAgain asked) {
    var remarks = asked.findings().stream().map(Finding::check).map(it -> it.forModel()).toList();
    var corrected = prompts.again(prompt, remarks);
    calling.follow(first, second);
    try {
      return switch (calling.make(second, corrected)) {
        case Called.NotMade(var why) -> judgement.notCalled(second, why);
        case Called.BrokenOff(var why) -> judgement.brokenOff(second, why);
        case Called.Answered(var answer) ->
            judgement.ofSecond(second, corrected, answer, neighbours.of(first));
      };
    } catch (RuntimeException e) {
      calling.lost(second);
      log.error("Work item {} met an error of the program", second.item().id(), e);
      return judgement.unexpected(second, e);
    } finally {
      calling.overToo(second);
    }
  }
}
