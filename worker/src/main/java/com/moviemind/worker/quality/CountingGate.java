package com.moviemind.worker.quality;

import com.moviemind.messaging.telemetry.Timers;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Counts what the gate finds, times it, and shows it in the job's trace. */
final class CountingGate implements Gate {

  private final Gate gate;
  private final MeterRegistry meters;
  private final Tracing tracing;
  private final Timer time;
  private final Counter passed;
  private final Counter failed;
  private final Map<String, Counter> findings = new ConcurrentHashMap<>();
  private final Map<String, Counter> repairs = new ConcurrentHashMap<>();

  CountingGate(Gate gate, MeterRegistry meters, Tracing tracing) {
    this.gate = gate;
    this.meters = meters;
    this.tracing = tracing;
    this.time =
        Timers.timer("moviemind.quality.time", "Time that judging a text takes").register(meters);
    this.passed = texts("passed");
    this.failed = texts("failed");
  }

  @Override
  public Verdict judge(Draft draft) {
    var verdict = timed(draft);
    switch (verdict) {
      case Passed it -> {
        passed.increment();
        it.repairs().forEach(this::repaired);
      }
      case Failed it -> {
        failed.increment();
        it.findings().forEach(this::found);
      }
    }
    return verdict;
  }

  private Verdict timed(Draft draft) {
    var begun = System.nanoTime();
    try (var step = tracing.part("quality", SpanKind.INTERNAL)) {
      var verdict = gate.judge(draft);
      time.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
      if (verdict instanceof Failed it) {
        var _ = step.failed(it.findings().getFirst().check().word());
      }
      return verdict;
    }
  }

  private void repaired(String repair) {
    repairs
        .computeIfAbsent(
            repair,
            it ->
                Counter.builder("moviemind.quality.repairs")
                    .description("Texts that small repairs made good, by what was repaired")
                    .tag("check", it)
                    .register(meters))
        .increment();
  }

  private void found(Finding finding) {
    findings
        .computeIfAbsent(
            finding.check().word(),
            it ->
                Counter.builder("moviemind.quality.failures")
                    .description("Checks that texts failed after repairs")
                    .tag("check", it)
                    .register(meters))
        .increment();
  }

  private Counter texts(String outcome) {
    return Counter.builder("moviemind.quality.texts")
        .description("Texts that models wrote, by what the gate said")
        .tag("outcome", outcome)
        .register(meters);
  }
}
