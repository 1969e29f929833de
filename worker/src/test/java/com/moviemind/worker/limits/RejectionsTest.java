package com.moviemind.worker.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RejectionsTest {

  private static final Answer TEXT =
      new Answer.Text("text", null, "model", 1_000, RateLimits.UNKNOWN);
  private static final Answer LIMITED =
      new Answer.TryLater(ErrorClass.RATE_LIMIT, Duration.ofMillis(1_500), null, "too fast");
  private static final Answer FAILED =
      new Answer.TryLater(ErrorClass.SERVER_ERROR, null, null, "trouble");
  private static final Answer SILENT =
      new Answer.TryLater(ErrorClass.HANG, null, null, "no answer");

  private final Rejections rejections = new Rejections();
  private long nanoTime = 1_000_000_000L;

  @Test
  void aModelThatTakesEveryCallTurnsNoneAway() {
    seen(600, TEXT);
    seen(50, SILENT);
    assertThat(read()).as("a call that hangs is not turned away").isEqualTo(RejectionRate.NONE);
  }

  /** Six hundred calls before it would make three of ten look like one of forty. */
  @Test
  void callsBeforeItBeganSayNothing() {
    seen(600, TEXT);
    storm(4);
    assertThat(share(read())).isBetween(0.2, 0.33);
    storm(60);
    assertThat(share(read())).isCloseTo(0.3, within(0.03));
    assertThat(read().pause()).hasMillis(1_500);
  }

  @Test
  void itIsOverWhenChanceHardlyExplainsWhatWasTaken() {
    storm(10);
    seen(4, TEXT);
    assertThat(share(read())).isGreaterThan(0.2);
    seen(11, TEXT);
    assertThat(read()).isEqualTo(RejectionRate.NONE);
    storm(4);
    assertThat(share(read())).as("and counted anew").isBetween(0.2, 0.33);
  }

  @Test
  void whatIsRareIsNotOverSoSoon() {
    for (var hundred = 0; hundred < 10; hundred++) {
      seen(1, LIMITED);
      seen(99, TEXT);
    }
    assertThat(share(read())).isBetween(0.005, 0.02);
  }

  @Test
  void afterAMinuteWithoutOneNothingIsKnown() {
    storm(4);
    nanoTime += Duration.ofSeconds(59).toNanos();
    assertThat(read().rejected()).isPositive();
    nanoTime += Duration.ofSeconds(2).toNanos();
    assertThat(read()).isEqualTo(RejectionRate.NONE);
  }

  @Test
  void thePauseIsThatOfTheNewest() {
    seen(20, FAILED);
    assertThat(read().pause()).isZero();
    seen(20, LIMITED);
    assertThat(read().pause()).isBetween(Duration.ofMillis(1_200), Duration.ofMillis(1_500));
  }

  /** Sixty begin at once, and a third of them is turned away before the others end. */
  @Test
  void whatIsTurnedAwayFirstIsNoMoreThanItIs() {
    seen(600, TEXT);
    var calls = LongStream.range(0, 60).map(_ -> rejections.begun()).boxed().toList();
    calls.stream().filter(it -> it % 3 == 0).forEach(it -> rejections.ended(it, LIMITED, nanoTime));
    assertThat(share(read())).isCloseTo(0.3, within(0.06));
    calls.stream().filter(it -> it % 3 != 0).forEach(it -> rejections.ended(it, TEXT, nanoTime));
    assertThat(share(read())).isCloseTo(0.3, within(0.06));
  }

  @Test
  void aModelThatWorksAgainIsNotTroubled() {
    storm(4);
    rejections.forget();
    assertThat(read()).isEqualTo(RejectionRate.NONE);
  }

  /** So many times ten calls. */
  private void storm(int tens) {
    for (var ten = 0; ten < tens; ten++) {
      seen(2, LIMITED);
      seen(4, TEXT);
      seen(1, LIMITED);
      seen(3, TEXT);
    }
  }

  private void seen(int calls, Answer answer) {
    for (var call = 0; call < calls; call++) {
      nanoTime += 1_000_000;
      rejections.ended(rejections.begun(), answer, nanoTime);
    }
  }

  private RejectionRate read() {
    return rejections.read(nanoTime);
  }

  private static double share(RejectionRate rate) {
    return rate.rejected() / rate.calls();
  }
}
