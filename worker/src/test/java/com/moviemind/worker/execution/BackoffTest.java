package com.moviemind.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Duration BASE = Duration.ofSeconds(1);
  private static final Duration CAP = Duration.ofSeconds(10);

  private final Backoff shortest = new Backoff(BASE, CAP, () -> 0);
  private final Backoff longest = new Backoff(BASE, CAP, () -> 1);

  @Test
  void pauseDoublesUpToTheCap() {
    assertThat(longest.after(1, null)).isEqualTo(Duration.ofSeconds(1));
    assertThat(longest.after(2, null)).isEqualTo(Duration.ofSeconds(2));
    assertThat(longest.after(4, null)).isEqualTo(Duration.ofSeconds(8));
    assertThat(longest.after(5, null)).isEqualTo(CAP);
    assertThat(longest.after(1_000, null)).isEqualTo(CAP);
  }

  @Test
  void jitterTakesAtMostHalf() {
    assertThat(shortest.after(1, null)).isEqualTo(Duration.ofMillis(500));
    assertThat(shortest.after(5, null)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void askedPauseIsNeverUndercutAndNotCapped() {
    assertThat(shortest.after(1, Duration.ofSeconds(100))).isEqualTo(Duration.ofSeconds(100));
    assertThat(longest.after(1, Duration.ofSeconds(100))).isEqualTo(Duration.ofSeconds(110));
    assertThat(shortest.after(6, Duration.ZERO)).isZero();
  }
}
