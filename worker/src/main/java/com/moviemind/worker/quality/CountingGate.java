package com.moviemind.worker.quality;

import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what the gate finds. */
final class CountingGate implements Gate {

  private final Gate gate;
  private final MeterRegistry meters;
  private final Counter passed;
  private final Counter failed;
  private final Map<String, Counter> findings = new ConcurrentHashMap<>();
  private final Map<String, Counter> repairs = new ConcurrentHashMap<>();

  CountingGate(Gate gate, MeterRegistry meters) {
    this.gate = gate;
    this.meters = meters;
    this.passed = texts("passed");
    this.failed = texts("failed");
  }

  @Override
  public Verdict judge(Draft draft) {
    var verdict = gate.judge(draft);
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
