package com.moviemind.worker.vitals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace();

  @Test
  void onlyWhatIsStartedWhileWorkWaitsIsThePace() {
    look(50, 0.1, 8, 8);
    var busy = pace.read();
    assertThat(busy.starts() / busy.seconds()).isCloseTo(80, within(0.1));
    look(100, 1, 8, 1);
    var idle = pace.read();
    assertThat(idle.seconds()).as("nothing waited").isLessThan(0.1);
    assertThat(idle.perSecond()).isCloseTo(1, within(0.3));
  }

  @Test
  void whoHadNoRoomDoesNotKnowWhetherMoreWaits() {
    pace.looked(1, 8, 8, 0);
    pace.looked(1, 0, 0, 0);
    assertThat(pace.waits()).isTrue();
    pace.looked(1, 8, 3, 0);
    pace.looked(1, 0, 0, 0);
    assertThat(pace.waits()).isFalse();
  }

  /** Another transaction had locked it: work went on waiting. */
  @Test
  void oneLookThatMissedWhatWasReadyDoesNotEndTheWaiting() {
    look(2, 0.5, 8, 8);
    pace.looked(0.5, 8, 3, 0);
    pace.looked(0.5, 8, 5, 0.7);
    assertThat(pace.read().seconds()).isEqualTo(1, within(0.1));
    assertThat(pace.read().starts()).isEqualTo(8, within(0.5));
    pace.looked(0.5, 8, 5, 0.7);
    assertThat(pace.read().starts()).as("nor more than one").isLessThan(8);
  }

  @Test
  void theFirstCallsAfterTheSlotsWereFilledAtOneStrokeAreAwaited() {
    pace.looked(0.1, 8, 8, 0);
    look(9, 0.1, 0, 0);
    assertThat(pace.read().seconds()).isZero();
    look(10, 0.1, 1, 1);
    assertThat(pace.read().starts() / pace.read().seconds()).isCloseTo(10, within(0.1));
  }

  @Test
  void whatWasReadyBeforeTheFirstLookOrAPauseSaysNothingOfThePace() {
    pace.looked(6, 8, 8, 20);
    assertThat(pace.read().starts()).isZero();
    pace.skip();
    pace.looked(6, 8, 8, 20);
    assertThat(pace.read().starts()).isZero();
  }

  @Test
  void whatWasSeenFades() {
    look(1_000, 0.1, 8, 8);
    look(50, 0.1, 8, 4);
    look(0, 0.1, 8, 8);
    assertThat(pace.read().perSecond()).isCloseTo(60, within(2.0));
  }

  @Test
  void recentTimesAreTheLatest() {
    var times = new RecentTimes();
    assertThat(times.read()).isEqualTo(new RecentTimes.Reading(0, 0));
    IntStream.range(0, 300).forEach(_ -> times.add(Duration.ofSeconds(9)));
    IntStream.rangeClosed(1, 64).forEach(it -> times.add(Duration.ofMillis(it)));
    assertThat(times.read().p50()).isCloseTo(33, within(1.0));
    assertThat(times.read().p95()).isCloseTo(61, within(2.0));
  }

  @Test
  void aRateIsThatOfTheLastSeconds() {
    var rate = new Rate();
    assertThat(rate.perSecond(0)).isZero();
    for (long second = 0; second <= 60; second++) {
      rate.add(10, second * 1_000_000_000);
    }
    assertThat(rate.perSecond(60_000_000_000L)).isCloseTo(10, within(1.0));
    assertThat(rate.perSecond(65_000_000_000L)).isCloseTo(5, within(0.5));
  }

  private void look(int times, double seconds, int room, int taken) {
    IntStream.range(0, times).forEach(_ -> pace.looked(seconds, room, taken, 0));
  }
}
