package com.moviemind.worker.ledger.fair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneClockTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final long START = 0;
  private static final long LATER = 1_000_000_000L;

  private final UUID one = UUID.fromString("00000000-0000-7000-8000-000000000001");
  private final UUID other = UUID.fromString("00000000-0000-7000-8000-000000000002");
  private final LaneClock clock = new LaneClock();

  @Test
  void itemTakesItsTenantOnByOneOverTheWeight() {
    clock.served(one, 3, 1, NOON, START);
    clock.served(other, 3, 3, NOON, START);

    assertThat(clock.of(one)).isEqualTo(3);
    assertThat(clock.of(other)).isEqualTo(1);
  }

  @Test
  void newcomerStartsWhereTheLaneStandsAndSavesNothingUp() {
    clock.served(one, 100, 1, NOON, START);
    clock.advance(START);

    assertThat(clock.of(other)).isEqualTo(99);
  }

  @Test
  void whoIsNotAheadIsForgotten() {
    clock.served(one, 1, 1, NOON, START);
    clock.served(other, 10, 1, NOON, START);
    clock.advance(LATER);

    assertThat(clock.json()).isEqualTo("{\"00000000-0000-7000-8000-000000000002\":[10.0,null]}");
  }

  @Test
  void queueIsLookedAtFromShortlyBeforeTheLastItemAndNowAndThenFromTheBeginning() {
    clock.served(one, 1, 1, NOON, START);
    clock.advance(START + 1);
    assertThat(clock.json()).contains("[1.0,\"2026-01-01T11:59:59.500Z\"]");

    clock.advance(LATER);
    assertThat(clock.json()).contains("[1.0,null]");
  }
}
