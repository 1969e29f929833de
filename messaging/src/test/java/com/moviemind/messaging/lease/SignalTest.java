package com.moviemind.messaging.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignalTest {

  private final Signal signal = new Signal();

  @Test
  void raisedBeforeTheWaitWakesAtOnce() throws InterruptedException {
    signal.raise();
    assertThat(signal.await(Duration.ofMinutes(1))).isTrue();
  }

  @Test
  void raisedManyTimesWakesOnce() throws InterruptedException {
    for (int n = 0; n < 100; n++) {
      signal.raise();
    }
    assertThat(signal.await(Duration.ofMinutes(1))).isTrue();
    assertThat(signal.await(Duration.ofMillis(1))).isFalse();
  }
}
