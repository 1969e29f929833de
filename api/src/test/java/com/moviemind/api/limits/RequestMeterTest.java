package com.moviemind.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.SettableClock;
import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Plan;
import com.moviemind.api.access.Scope;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestMeterTest {

  private final SettableClock clock = new SettableClock("2026-01-01T12:00:15Z");
  private final RequestMeter meter = new RequestMeter(clock);
  private final Caller caller = caller();

  @Test
  void thePlanIsUsedToTheLastRequest() {
    assertThat(meter.count(caller)).isEqualTo(new RequestMeter.Reading(3, 1, 45));
    meter.count(caller);
    var last = meter.count(caller);
    assertThat(last.over()).isFalse();
    assertThat(last.remaining()).isZero();
    assertThat(meter.count(caller).over()).isTrue();
  }

  @Test
  void theNextMinuteBeginsAnew() {
    for (int n = 0; n < 5; n++) {
      meter.count(caller);
    }
    clock.pass(Duration.ofSeconds(45));
    assertThat(meter.count(caller)).isEqualTo(new RequestMeter.Reading(3, 1, 60));
  }

  @Test
  void whatOtherInstancesCountedCounts() {
    meter.count(caller);
    meter.forEachPresent((_, window) -> window.exchanged(window.unshared(), 3));
    var reading = meter.count(caller);
    assertThat(reading.used()).isEqualTo(4);
    assertThat(reading.over()).isTrue();
  }

  @Test
  void whatWasSharedIsNotSharedAgain() {
    meter.count(caller);
    meter.forEachPresent((_, window) -> window.exchanged(window.unshared(), 1));
    meter.forEachPresent((_, window) -> assertThat(window.unshared()).isZero());
    assertThat(meter.count(caller).used()).isEqualTo(2);
  }

  @Test
  void tenantsDoNotShareAPlan() {
    meter.count(caller);
    assertThat(meter.count(caller()).used()).isEqualTo(1);
  }

  @Test
  void earlierMinutesAreForgotten() {
    meter.count(caller);
    clock.pass(Duration.ofMinutes(1));
    var seen = new AtomicInteger();
    meter.forEachPresent((_, _) -> seen.incrementAndGet());
    assertThat(seen).hasValue(0);
  }

  private static Caller caller() {
    return new Caller(Ids.next(), Ids.next(), Set.of(Scope.READ), new Plan("tiny", 3, 10));
  }
}
