package com.moviemind.worker.money;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/** What operators see of money. */
final class MoneyMetrics {

  private final Counter ofInstallation;
  private final Counter ofTenants;
  private final Counter beyondReservation;

  MoneyMetrics(MeterRegistry meters) {
    this.ofInstallation = refusals(meters, "installation");
    this.ofTenants = refusals(meters, "tenant");
    this.beyondReservation =
        Counter.builder("moviemind.money.beyond.reservation")
            .description("Calls that cost more than the upper bound they were reserved at")
            .register(meters);
  }

  void refused(Collection<Refusal> refusals) {
    for (var it : refusals) {
      (it.account().owner().equals(Owner.INSTALLATION) ? ofInstallation : ofTenants).increment();
    }
  }

  void settled(Collection<Reservation> differences) {
    differences.stream().filter(it -> it.micros() < 0).forEach(_ -> beyondReservation.increment());
  }

  private static Counter refusals(MeterRegistry meters, String budget) {
    return Counter.builder("moviemind.money.refused")
        .description("Claims that no budget had room for")
        .tag("budget", budget)
        .register(meters);
  }
}
