package com.moviemind.api.forecast;

import static com.moviemind.api.forecast.Scene.NOW;
import static com.moviemind.api.forecast.Scene.aScene;
import static com.moviemind.api.forecast.Scene.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class FuturesTest {

  @Test
  void aModelThatTakesWhatItIsGivenNeedsNone() {
    var calm = aScene().worker(64, 10, 1).model(false, 0, 0);
    assertThat(Futures.of(calm.situation(), "interactive")).isNull();
    assertThat(Futures.of(aScene().worker(64, 10, 1).situation(), "interactive")).isNull();
    assertThat(Futures.of(aScene().model(true, 5, 0).situation(), "interactive")).isNull();
  }

  /** Of 64 calls some 19 are turned away, so nothing more begins for the 1.5 s they are told. */
  @Test
  void eachPauseIsWaitedForAndLeavesFewerInFlight() {
    var futures = played(aScene().worker(64, 0, 1).storm(64, 30, 1.5));
    assertThat(futures.untilStarted(40, NOW).p95()).as("the first wave").isLessThan(0.3);
    assertThat(futures.untilStarted(80, NOW).p50()).as("the second").isBetween(1.5, 1.9);
    assertThat(futures.untilStarted(115, NOW).p50()).as("the third").isBetween(3.0, 3.8);
    var late = futures.untilStarted(300, NOW);
    // 0.3 of what is allowed is lost with each pause, and a sixtieth of the slots comes back: 4 are
    // left
    assertThat(late.p50()).isBetween(30.0, 90.0);
    assertThat(late.p95()).isGreaterThan(1.1 * late.p50());
  }

  @Test
  void whereCallsOutlastPausesTheySetThePace() {
    var brief = played(aScene().worker(8, 8, 1).storm(4, 20, 1.5)).untilStarted(50, NOW);
    var lengthy = played(aScene().worker(8, 8, 10).storm(4, 20, 1.5)).untilStarted(50, NOW);
    assertThat(lengthy.p50()).isGreaterThan(3 * brief.p50());
  }

  @Test
  void whatIsAllowedGrowsBackOnceNothingIsTurnedAway() {
    var futures = played(aScene().worker(60, 0, 1).storm(2, 0, 0));
    // two, and two more each second: n seconds bear n * (n + 2) calls
    assertThat(futures.untilStarted(120, NOW).p50()).isCloseTo(10, within(1.5));
  }

  @Test
  void whatHasPassedSinceItWasPlayedIsTakenOff() {
    var futures = played(aScene().worker(8, 0, 1).storm(4, 30, 1.5));
    var whole = futures.untilStarted(30, NOW).p50();
    var later = in(whole / 2);
    var started = futures.startedBy(later);
    assertThat(started).isBetween(8.0, 25.0);
    assertThat(futures.untilStarted(30 - started, later).p50()).isCloseTo(whole / 2, within(0.1));
  }

  @Test
  void anOutageEndsAtATrialAndTheOlderItIsTheLongerItMayLast() {
    var young = played(aScene().worker(8, 0, 1).outage(3, 4)).untilStarted(0, NOW);
    var old = played(aScene().worker(8, 0, 1).outage(100, 30)).untilStarted(0, NOW);
    assertThat(young.p50()).as("the next trial and its call").isBetween(4.0, 7.0);
    assertThat(young.p95()).isBetween(20.0, 120.0);
    assertThat(old.p50()).isBetween(30.0, 100.0);
    assertThat(old.p95()).isGreaterThan(300);
  }

  /** A month: what is played does not take longer for it. */
  @Test
  void anOutageThatIsVeryOldIsTriedOnceAMinute() {
    var ancient = played(aScene().worker(8, 0, 1).outage(30 * 86_400, 50)).untilStarted(0, NOW);
    assertThat(ancient.p50()).isGreaterThan(20 * 86_400);
    assertThat(played(aScene().worker(8, 0, 1).outage(200, 50)).untilStarted(0, NOW).p50())
        .isBetween(50.0, 300.0);
  }

  @Test
  void interactiveWorkIsTakenOffWhatBatchWorkGets() {
    var scene = aScene().interactiveRate(1).worker(8, 0, 1).storm(4, 30, 1.5);
    var urgent = played(scene).untilStarted(20, NOW).p50();
    var batch =
        Objects.requireNonNull(Futures.of(scene.situation(), "batch")).untilStarted(20, NOW).p50();
    assertThat(batch).isGreaterThan(1.5 * urgent);
  }

  private static Futures played(Scene scene) {
    return Objects.requireNonNull(Futures.of(scene.situation(), "interactive"));
  }
}
