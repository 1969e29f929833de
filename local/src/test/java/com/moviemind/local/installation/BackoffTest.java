package com.moviemind.local.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff = new Backoff();

  @Test
  void whoEndsAgainAndAgainWaitsLongerAndLongerUpToALimit() {
    assertThat(backoff.afterLifeOf(Duration.ofSeconds(1))).isEqualTo(Backoff.SHORTEST);
    assertThat(backoff.afterLifeOf(Duration.ofSeconds(1)))
        .isEqualTo(Backoff.SHORTEST.multipliedBy(2));
    for (int more = 0; more < 20; more++) {
      backoff.afterFailedStart();
    }
    assertThat(backoff.afterFailedStart()).isEqualTo(Backoff.LONGEST);
  }

  @Test
  void aSteadyLifeIsForgivenItsPast() {
    backoff.afterFailedStart();
    backoff.afterFailedStart();

    assertThat(backoff.afterLifeOf(Backoff.STEADY)).isEqualTo(Backoff.SHORTEST);
  }
}
