package com.moviemind.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aCheckIsMadeOnceInItsWhileWhoeverAsks() {
    var clock = new SettableClock(NOON.toString());
    var checks = new AtomicInteger();
    var remembered =
        new RememberedCheck(
            Duration.ofMinutes(1),
            clock,
            () -> {
              checks.incrementAndGet();
              return Finding.well("up");
            });
    for (int n = 0; n < 100; n++) {
      remembered.finding();
    }
    clock.pass(Duration.ofSeconds(59));
    remembered.finding();
    assertThat(checks).hasValue(1);
    clock.pass(Duration.ofSeconds(1));
    remembered.finding();
    assertThat(checks).hasValue(2);
  }

  @Test
  void aProviderNobodyAskedIsIdleAndWell() {
    assertThat(Provider.judge(null, null, NOON)).isEqualTo(Finding.well("idle"));
  }

  @Test
  void theLastWordDecides() {
    var early = NOON.minusSeconds(60);
    var late = NOON.minusSeconds(30);
    assertThat(Provider.judge(late, early, NOON).status()).isEqualTo("answering");
    assertThat(Provider.judge(early, late, NOON).status()).isEqualTo("failing");
    assertThat(Provider.judge(null, late, NOON).success()).isFalse();
  }

  @Test
  void aFailureLongAgoIsForgiven() {
    assertThat(Provider.judge(null, NOON.minusSeconds(601), NOON).success()).isTrue();
  }
}
