package com.moviemind.worker.execution;

import com.moviemind.messaging.telemetry.Timers;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.SecondCall;
import com.moviemind.worker.ledger.Vacancies;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What operators see of the work. */
final class ExecutionMetrics {

  private final MeterRegistry meters;
  private final DistributionSummary claimSizes;
  private final Timer claiming;
  private final Timer finishing;
  private final Timer held;
  private final Map<String, Timer> waits = new ConcurrentHashMap<>();
  private final Map<String, Counter> attempts = new ConcurrentHashMap<>();
  private final Map<String, Counter> secondCalls = new ConcurrentHashMap<>();
  private final Map<String, Counter> spent = new ConcurrentHashMap<>();
  private final Counter refused;
  private final Counter expired;
  private long heldSince;

  ExecutionMetrics(MeterRegistry meters, Slots slots, InFlight inFlight) {
    this.meters = meters;
    this.claimSizes =
        DistributionSummary.builder("moviemind.ledger.claim.batch")
            .description("Items claimed in one transaction")
            .register(meters);
    this.claiming =
        Timers.timer("moviemind.ledger.claim", "Time that claiming takes").register(meters);
    this.finishing =
        Timers.timer("moviemind.ledger.finish", "From the end of a call to its commit")
            .register(meters);
    this.held =
        Timers.timer("moviemind.limits.held", "How long limits kept a slot empty at a stretch")
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

  /** Slots that stay empty because the model's limits say so; called by the dispatcher alone. */
  void permitted(Vacancies free, Vacancies permitted) {
    var isHeld = permitted.any() < free.any();
    if (isHeld && heldSince == 0) {
      heldSince = System.nanoTime();
    } else if (!isHeld && heldSince != 0) {
      held.record(System.nanoTime() - heldSince, TimeUnit.NANOSECONDS);
      heldSince = 0;
    }
  }

  void claimed(List<Claim> claims, long nanos) {
    if (!claims.isEmpty()) {
      claiming.record(nanos, TimeUnit.NANOSECONDS);
      claimSizes.record(claims.size());
    }
    for (var claim : claims) {
      waits.computeIfAbsent(claim.item().lane().word(), this::wait).record(claim.waited());
    }
  }

  void ended(Finish finish, boolean accepted) {
    var outcome = Objects.requireNonNullElse(finish.attempt().errorClass(), "text");
    attempts.computeIfAbsent(outcome.toLowerCase(Locale.ROOT), this::attempt).increment();
    var claim = finish.claim();
    spent
        .computeIfAbsent(claim.quote().model(), this::spent)
        .increment((double) finish.attempt().chargedMicros(claim.reservedMicros()));
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

  void committed(long nanos) {
    finishing.record(nanos, TimeUnit.NANOSECONDS);
  }

  void expired(int items) {
    expired.increment(items);
  }

  private Timer wait(String lane) {
    return Timers.timer("moviemind.ledger.wait", "From ready to claimed")
        .tag("lane", lane)
        .register(meters);
  }

  private Counter secondCall(String outcome) {
    return Counter.builder("moviemind.quality.second.calls")
        .description("Refused texts that were to be written anew, by what the ledger said")
        .tag("outcome", outcome)
        .register(meters);
  }

  private Counter spent(String model) {
    return Counter.builder("moviemind.money.spent")
        .description("What calls cost, in micro-dollars; lost ones at their reservation")
        .tag("model", model)
        .register(meters);
  }

  private Counter attempt(String outcome) {
    return Counter.builder("moviemind.provider.attempts")
        .description("Model calls by outcome")
        .tag("outcome", outcome)
        .register(meters);
  }
}
