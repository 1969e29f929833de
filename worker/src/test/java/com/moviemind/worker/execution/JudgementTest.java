package com.moviemind.worker.execution;

import static com.moviemind.worker.execution.ExecutionStory.PROMPT;
import static com.moviemind.worker.execution.ExecutionStory.RESERVED;
import static com.moviemind.worker.execution.ExecutionStory.USAGE;
import static com.moviemind.worker.execution.ExecutionStory.aClaim;
import static com.moviemind.worker.execution.ExecutionStory.aText;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.execution.Ruling.AskAgain;
import com.moviemind.worker.execution.Ruling.Ends;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.Finish.Written;
import com.moviemind.worker.money.PriceTables;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.Answer.Refused;
import com.moviemind.worker.provider.Answer.Text;
import com.moviemind.worker.provider.Answer.TryLater;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.quality.Check;
import com.moviemind.worker.quality.Finding;
import com.moviemind.worker.quality.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {

  private static final int MAX_ATTEMPTS = 3;

  private final Judgement judgement =
      new Judgement(
          draft ->
              draft.text().startsWith("Bad")
                  ? new Verdict.Failed(List.of(new Finding(Check.YEARS, "It is bad.")))
                  : new Verdict.Passed(draft.text(), List.of("a-check"), List.of()),
          PriceTables.ofOneDollar(),
          new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 1),
          MAX_ATTEMPTS,
          List.of("a-model"));

  @Test
  void goodTextIsWrittenAtItsPriceWithItsPassport() {
    var finish = written(of(judgement, aClaim(1), aText("Good.")));

    assertThat(finish.text()).isEqualTo("Good.");
    assertThat(finish.attempt().known()).isTrue();
    assertThat(finish.attempt().costMicros()).isEqualTo(1_100);
    assertThat(finish.passport().model()).isEqualTo("a-model");
    assertThat(finish.passport().promptVersion()).isEqualTo("movie/1");
    assertThat(finish.passport().checks()).containsExactly("a-check");
    assertThat(finish.passport().inputTokens()).isEqualTo(1_000);
  }

  @Test
  void textOfAProviderThatHidesItsUsageIsChargedAtTheReservation() {
    var finish =
        written(
            of(judgement, aClaim(1), new Text("Good.", null, "a-model", 1, RateLimits.UNKNOWN)));

    assertThat(finish.attempt().costMicros()).isEqualTo(RESERVED);
  }

  @Test
  void rejectedTextIsPaidForAndAskedForAgain() {
    var ruling = judgement.of(aClaim(1), PROMPT, aText("Bad."), List.of());

    assertThat(ruling)
        .isInstanceOfSatisfying(
            AskAgain.class,
            it -> {
              assertThat(it.settlement().costMicros()).isEqualTo(1_100);
              assertThat(it.settlement().errorClass()).isEqualTo("REJECTED_TEXT");
              assertThat(it.findings()).extracting(Finding::check).containsExactly(Check.YEARS);
            });
  }

  @Test
  void secondTextIsRejectedForGoodAndTheCheckIsNamed() {
    var finish = givenUp(judgement.ofSecond(aClaim(2), PROMPT, aText("Bad."), List.of()));

    assertThat(finish.reason()).isEqualTo("VALIDATION_ERROR");
    assertThat(finish.message()).isEqualTo("Check years: It is bad.");
    assertThat(finish.userMessage()).endsWith("It names a year that is not known.");
    assertThat(finish.attempt().costMicros()).isEqualTo(1_100);
    assertThat(finish.retriable()).isTrue();
  }

  @Test
  void secondTextThatIsGoodIsWritten() {
    assertThat(written(judgement.ofSecond(aClaim(2), PROMPT, aText("Good."), List.of())).text())
        .isEqualTo("Good.");
  }

  @Test
  void rejectedTextOfTheLastAttemptIsNotAskedForAgain() {
    assertThat(givenUp(of(judgement, aClaim(MAX_ATTEMPTS), aText("Bad."))).reason())
        .isEqualTo("VALIDATION_ERROR");
  }

  @Test
  void serversPauseIsKept() {
    var finish =
        putBack(
            of(
                judgement,
                aClaim(1),
                new TryLater(ErrorClass.RATE_LIMIT, Duration.ofSeconds(30), null, "Wait.")));

    assertThat(finish.pause()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    assertThat(finish.attempt().known()).isTrue();
    assertThat(finish.attempt().costMicros()).isZero();
  }

  @Test
  void callWithoutAnAnswerStaysChargedAtItsReservation() {
    var timeout = new TryLater(ErrorClass.TIMEOUT, null, null, "No answer came in time.");

    assertThat(of(judgement, aClaim(1), timeout).attempt().known()).isFalse();
  }

  @Test
  void unusableAnswerIsChargedAtItsPrice() {
    var truncated = new TryLater(ErrorClass.TRUNCATED, null, USAGE, "Cut off.");

    assertThat(of(judgement, aClaim(1), truncated).attempt().costMicros()).isEqualTo(1_100);
  }

  @Test
  void lastAttemptGivesUpAndMayBeAskedForAgain() {
    var finish =
        givenUp(
            of(
                judgement,
                aClaim(MAX_ATTEMPTS),
                new TryLater(ErrorClass.SERVER_ERROR, null, null, "The provider answered 500.")));

    assertThat(finish.reason()).isEqualTo("AI_API_ERROR");
    assertThat(finish.message()).isEqualTo("Given up after 3 attempts. The provider answered 500.");
    assertThat(finish.userMessage()).contains("Please try again later");
    assertThat(finish.retriable()).isTrue();
  }

  @Test
  void refusalGivesUpAtOnce() {
    var finish =
        givenUp(
            of(judgement, aClaim(1), new Refused(ErrorClass.REFUSAL, null, "The model refused.")));

    assertThat(finish.retriable()).isFalse();
    assertThat(finish.message()).isEqualTo("The model refused.");
  }

  @Test
  void troubleOfTheAccountGivesUpAtOnceAndMayBeAskedForAgain() {
    var finish =
        givenUp(
            of(
                judgement,
                aClaim(1),
                new Refused(ErrorClass.UNAUTHORIZED, null, "It answered 401.")));

    assertThat(finish.retriable()).isTrue();
    assertThat(finish.message()).isEqualTo("It answered 401.");
  }

  @Test
  void whatOneModelDeclinesTheNextIsAskedAtOnce() {
    var refused = new Refused(ErrorClass.REFUSAL, USAGE, "The model refused.");

    var finish = putBack(of(withFallback(), aClaim(1), refused));
    assertThat(finish.pause()).isZero();
    assertThat(finish.modelRank()).isEqualTo(1);
    assertThat(finish.attempt().costMicros()).isEqualTo(1_100);
  }

  @Test
  void whatEveryModelFailsBeginsAnewWithTheFirstAfterAPause() {
    var broken = new TryLater(ErrorClass.SERVER_ERROR, null, null, "It answered 500.");

    var finish = putBack(of(withFallback(), aClaimOf("b-model"), broken));
    assertThat(finish.pause()).isPositive();
    assertThat(finish.modelRank()).isZero();
  }

  @Test
  void whatAnotherModelWouldMeetTooIsNotHandedOn() {
    var limited = new TryLater(ErrorClass.RATE_LIMIT, null, null, "It answered 429.");

    assertThat(putBack(of(withFallback(), aClaim(1), limited)).modelRank()).isZero();
    givenUp(
        of(
            withFallback(),
            aClaim(1),
            new Refused(ErrorClass.BAD_REQUEST, null, "It answered 400.")));
  }

  private static Judgement withFallback() {
    return new Judgement(
        it -> new Verdict.Passed(it.text(), List.of(), List.of()),
        PriceTables.ofOneDollar(),
        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 1),
        MAX_ATTEMPTS,
        List.of("a-model", "b-model"));
  }

  private static Claim aClaimOf(String model) {
    var claim = aClaim(1);
    return new Claim(
        claim.item(),
        claim.attemptId(),
        1,
        1,
        new Quote(model, "2026", RESERVED),
        claim.at(),
        claim.waited(),
        claim.leasedUntil());
  }

  @Test
  void modelThatWritesNothingUsableGetsThreeCallsAtMost() {
    var generous =
        new Judgement(
            it -> new Verdict.Passed(it.text(), List.of(), List.of()),
            PriceTables.ofOneDollar(),
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), () -> 1),
            9,
            List.of("a-model"));
    var empty = new TryLater(ErrorClass.EMPTY, null, USAGE, "No text.");

    assertThat(putBack(of(generous, aClaim(2), empty)).pause()).isEqualTo(Duration.ofSeconds(1));
    givenUp(of(generous, aClaim(3), empty));
  }

  @Test
  void itemThatKilledEveryWorkerIsGivenUpWithoutACall() {
    assertThat(judgement.beforeCall(aClaim(MAX_ATTEMPTS))).isNull();
    assertThat(judgement.beforeCall(aClaim(MAX_ATTEMPTS + 1)))
        .isInstanceOfSatisfying(
            GivenUp.class,
            it -> {
              assertThat(it.attempt().known()).isTrue();
              assertThat(it.attempt().costMicros()).isZero();
            });
  }

  @ParameterizedTest
  @EnumSource
  void everyFailureIsSaidInWordsForAPerson(ErrorClass errorClass) {
    assertThat(errorClass.userMessage()).endsWith(".").doesNotContain("_", "HTTP", "API");
  }

  private static Finish of(Judgement judgement, Claim claim, Answer answer) {
    var ruling = judgement.of(claim, PROMPT, answer, List.of());
    assertThat(ruling).isInstanceOf(Ends.class);
    return ((Ends) ruling).finish();
  }

  private static Written written(Finish finish) {
    assertThat(finish).isInstanceOf(Written.class);
    return (Written) finish;
  }

  private static PutBack putBack(Finish finish) {
    assertThat(finish).isInstanceOf(PutBack.class);
    return (PutBack) finish;
  }

  private static GivenUp givenUp(Finish finish) {
    assertThat(finish).isInstanceOf(GivenUp.class);
    return (GivenUp) finish;
  }
}
