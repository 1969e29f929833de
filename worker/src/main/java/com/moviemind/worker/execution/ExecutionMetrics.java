package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.SecondCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What operators see of the work. */
final class ExecutionMetrics {

  private final MeterRegistry meters;
  private final DistributionSummary claimSizes;
  private final Map<String, Timer> waits = new ConcurrentHashMap<>();
  private final Map<String, Counter> attempts = new ConcurrentHashMap<>();
  private final Map<String, Counter> secondCalls = new ConcurrentHashMap<>();
  private final Counter refused;
  private final Counter expired;

  ExecutionMetrics(MeterRegistry meters, Slots slots, InFlight inFlight) {
    this.meters = meters;
    this.claimSizes =
        DistributionSummary.builder("moviemind.ledger.claim.batch")
            .description("Items claimed in one transaction")
            .register(meters);
    this.refused =
        Counter.builder("moviemind.ledger.finish.refused")
            .description("Finishes of workers that no longer held their item")
            .register(meters);
    this.expired =
        Counter.builder("moviemind.ledger.leases.expired")
            .description("Items taken back from workers that gave no sign of life")
            .register(meters);
    meters.gauge("moviemind.provider.calls.in.flight", slots, Slots::taken);
    meters.gauge("moviemind.provider.slots", slots, Slots::all);
    meters.gauge("moviemind.worker.items.in.flight", inFlight, InFlight::size);
  }

  void claimed(List<Claim> claims) {
    if (!claims.isEmpty()) {
      claimSizes.record(claims.size());
    }
    for (var claim : claims) {
      waits.computeIfAbsent(claim.item().lane().word(), this::wait).record(claim.waited());
    }
  }

  void ended(Finish finish, boolean accepted) {
    var outcome = Objects.requireNonNullElse(finish.attempt().errorClass(), "text");
    attempts.computeIfAbsent(outcome.toLowerCase(Locale.ROOT), this::attempt).increment();
    if (!accepted) {
      refused.increment();
    }
  }

  void askedAgain(SecondCall answer) {
    var outcome =
        switch (answer) {
          case SecondCall.Granted _ -> "asked";
          case SecondCall.NoBudget _ -> "no_budget";
          case SecondCall.NotHeld _ -> "not_held";
        };
    secondCalls.computeIfAbsent(outcome, this::secondCall).increment();
  }

  void expired(int items) {
    expired.increment(items);
  }

  private Timer wait(String lane) {
    return Timer.builder("moviemind.ledger.wait")
        .description("From ready to claimed")
        .tag("lane", lane)
        .register(meters);
  }

  private Counter secondCall(String outcome) {
    return Counter.builder("moviemind.quality.second.calls")
        .description("Refused texts that were to be written anew, by what the ledger said")
        .tag("outcome", outcome)
        .register(meters);
  }

  private Counter attempt(String outcome) {
    return Counter.builder("moviemind.provider.attempts")
        .description("Model calls by outcome")
        .tag("outcome", outcome)
        .register(meters);
  }
}
