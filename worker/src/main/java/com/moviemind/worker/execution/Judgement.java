package com.moviemind.worker.execution;

import static com.moviemind.worker.provider.ErrorClass.LOST;
import static com.moviemind.worker.provider.ErrorClass.NOT_CALLED;
import static com.moviemind.worker.provider.ErrorClass.REJECTED_TEXT;
import static com.moviemind.worker.provider.ErrorClass.UNREADABLE_FACTS;

import com.moviemind.worker.content.TextPassport;
import com.moviemind.worker.execution.Ruling.AskAgain;
import com.moviemind.worker.execution.Ruling.Ends;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.Finish.Written;
import com.moviemind.worker.ledger.Settlement;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.prompt.RenderedPrompt;
import com.moviemind.worker.prompt.UnreadableFacts;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.Usage;
import com.moviemind.worker.quality.Draft;
import com.moviemind.worker.quality.Finding;
import com.moviemind.worker.quality.Gate;
import com.moviemind.worker.quality.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a model's answer means for its work item. Decides, and touches nothing. */
final class Judgement {

  private static final String AI_API_ERROR = "AI_API_ERROR";
  private static final String VALIDATION_ERROR = "VALIDATION_ERROR";

  private final Gate gate;
  private final PriceTable prices;
  private final Backoff backoff;
  private final int maxAttempts;
  private final List<String> chain;

  Judgement(Gate gate, PriceTable prices, Backoff backoff, int maxAttempts, List<String> chain) {
    this.gate = gate;
    this.prices = prices;
    this.backoff = backoff;
    this.maxAttempts = maxAttempts;
    this.chain = chain;
  }

  /**
   * What the first call's answer leads to.
   *
   * @param others texts that this one must not repeat; null where they could not be read
   */
  Ruling of(Claim claim, RenderedPrompt prompt, Answer answer, @Nullable List<String> others) {
    if (answer instanceof Answer.Text it) {
      return switch (judged(claim, it, others)) {
        case Verdict.Passed passed -> new Ends(written(claim, prompt, it, passed));
        case Verdict.Failed failed -> askAgain(claim, it, failed);
      };
    }
    return new Ends(failed(claim, answer));
  }

  /** What the answer of a call means that was told why the text before it was refused. */
  Finish ofSecond(
      Claim claim, RenderedPrompt prompt, Answer answer, @Nullable List<String> others) {
    if (answer instanceof Answer.Text it) {
      return switch (judged(claim, it, others)) {
        case Verdict.Passed passed -> written(claim, prompt, it, passed);
        case Verdict.Failed failed -> rejected(claim, it, failed);
      };
    }
    return failed(claim, answer);
  }

  private Finish failed(Claim claim, Answer answer) {
    return switch (answer) {
      case Answer.Text _ -> throw new IllegalArgumentException("a text is no failure");
      case Answer.TryLater(var why, var pause, var usage, var message) ->
          again(claim, settled(claim, why, usage, message), why, pause, message);
      case Answer.Refused(var why, var usage, var message) ->
          refused(claim, settled(claim, why, usage, message), why, message);
    };
  }

  /** More attempts were lost with their workers than an item is worth; this one was not made. */
  @Nullable Finish beforeCall(Claim claim) {
    return claim.attempt() <= maxAttempts
        ? null
        : givenUp(
            claim,
            Settlement.free(NOT_CALLED.name(), "No attempt is left."),
            LOST,
            "All %d attempts were lost with their workers.".formatted(maxAttempts),
            true);
  }

  Finish unreadable(Claim claim, UnreadableFacts why) {
    var message = Objects.requireNonNullElse(why.getMessage(), "The facts cannot be read.");
    return new GivenUp(
        claim,
        Settlement.free(UNREADABLE_FACTS.name(), message),
        VALIDATION_ERROR,
        message,
        UNREADABLE_FACTS.userMessage(),
        false);
  }

  /** The call was not made; somebody else will. */
  Finish notCalled(Claim claim, String why) {
    return new PutBack(claim, Settlement.free(NOT_CALLED.name(), why), Duration.ZERO, why);
  }

  /** The call was broken off; what it cost, nobody knows. */
  Finish brokenOff(Claim claim, String why) {
    return new PutBack(claim, Settlement.lost(LOST.name(), why), Duration.ZERO, why);
  }

  /** The program failed where it should not have. */
  Finish unexpected(Claim claim, RuntimeException trouble) {
    var message = "Unexpected " + trouble.getClass().getSimpleName() + ".";
    var attempt = Settlement.lost("UNEXPECTED", message);
    return again(claim, attempt, LOST, null, message);
  }

  /** The database refuses to store what was written. */
  Finish unstorable(Finish finish) {
    return new GivenUp(
        finish.claim(),
        finish.attempt(),
        "UNKNOWN_ERROR",
        "The database rejects the text.",
        REJECTED_TEXT.userMessage(),
        true);
  }

  private Verdict judged(Claim claim, Answer.Text answer, @Nullable List<String> others) {
    var item = claim.item();
    var subject = item.subject();
    return gate.judge(
        new Draft(answer.text(), subject.locale(), subject.contextTag(), item.facts(), others));
  }

  private Written written(
      Claim claim, RenderedPrompt prompt, Answer.Text answer, Verdict.Passed passed) {
    var usage = Objects.requireNonNullElse(answer.usage(), Usage.NONE);
    return new Written(
        claim,
        charged(claim, answer.usage(), null, null),
        passed.text(),
        new TextPassport(
            answer.model(),
            prompt.release(),
            prompt.hash(),
            prompt.factsHash(),
            prompt.factsUsed(),
            usage.input(),
            usage.cachedInput(),
            usage.output(),
            passed.checks(),
            answer.providerMs()));
  }

  private Ruling askAgain(Claim claim, Answer.Text answer, Verdict.Failed failed) {
    var rejected = rejected(claim, answer, failed);
    return claim.attempt() < maxAttempts
        ? new AskAgain(rejected.attempt(), failed.findings(), rejected)
        : new Ends(rejected);
  }

  /** The checks that failed are named, to the developer and to the end user. */
  private GivenUp rejected(Claim claim, Answer.Text answer, Verdict.Failed failed) {
    var message = failed.findings().stream().map(Finding::message).collect(Collectors.joining(" "));
    return new GivenUp(
        claim,
        charged(claim, answer.usage(), REJECTED_TEXT.name(), message),
        VALIDATION_ERROR,
        message,
        "%s %s".formatted(REJECTED_TEXT.userMessage(), failed.first().check().forPeople()),
        true);
  }

  /** The text is refused, and this worker may not have it written anew. */
  Finish interrupted(Claim claim, Settlement attempt) {
    return new PutBack(claim, attempt, Duration.ZERO, "its worker stopped");
  }

  /** The text is refused, and no budget has room for a second call: the item waits like any. */
  Finish postponed(Claim claim, Settlement attempt, String why) {
    return new PutBack(claim, attempt, Duration.ZERO, why);
  }

  private Finish refused(Claim claim, Settlement attempt, ErrorClass why, String message) {
    return hasNextModel(claim, why)
        ? nextModel(claim, attempt, message)
        : givenUp(claim, attempt, why, message, why.isRetriable());
  }

  private boolean hasNextModel(Claim claim, ErrorClass why) {
    return why.asksNextModel() && rank(claim) + 1 < chain.size() && claim.attempt() < maxAttempts;
  }

  private Finish nextModel(Claim claim, Settlement attempt, String message) {
    return new PutBack(claim, attempt, Duration.ZERO, message, rank(claim) + 1);
  }

  private int rank(Claim claim) {
    return Math.max(0, chain.indexOf(claim.quote().model()));
  }

  private Finish again(
      Claim claim, Settlement attempt, ErrorClass why, @Nullable Duration asked, String message) {
    if (hasNextModel(claim, why)) {
      return nextModel(claim, attempt, message);
    }
    return claim.attempt() < why.again().attempts(maxAttempts)
        ? new PutBack(claim, attempt, pause(claim, why, asked), message)
        : givenUp(
            claim,
            attempt,
            why,
            "Given up after %d attempts. %s".formatted(claim.attempt(), message),
            true);
  }

  private Duration pause(Claim claim, ErrorClass why, @Nullable Duration asked) {
    return switch (why.again()) {
      case NEVER, TOLD_WHY, BRIEFLY -> backoff.after(1, asked);
      case BELATEDLY -> backoff.after(claim.attempt(), asked);
    };
  }

  private static Finish givenUp(
      Claim claim, Settlement attempt, ErrorClass why, String message, boolean retriable) {
    return new GivenUp(claim, attempt, AI_API_ERROR, message, why.userMessage(), retriable);
  }

  private Settlement settled(Claim claim, ErrorClass why, @Nullable Usage usage, String message) {
    return switch (why.billing()) {
      case NOT_BILLED -> Settlement.free(why.name(), message);
      case UNKNOWN -> Settlement.lost(why.name(), message);
      case AS_USED -> charged(claim, usage, why.name(), message);
    };
  }

  /** A provider that does not say what it used is charged at the reservation. */
  private Settlement charged(
      Claim claim, @Nullable Usage usage, @Nullable String errorClass, @Nullable String error) {
    return usage == null
        ? new Settlement(true, claim.reservedMicros(), 0, 0, 0, errorClass, error)
        : new Settlement(
            true,
            prices.cost(claim.quote(), usage),
            usage.input(),
            usage.cachedInput(),
            usage.output(),
            errorClass,
            error);
  }
}
