package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import java.util.stream.Stream;

/**
 * What counts against a cap is what the attempts under it are charged at: none twice, none less.
 */
final class BudgetsCountWhatTheLedgerHolds implements Invariant {

  static final String KIND = "budget-unlike-ledger";

  @Override
  public Stream<String> violations(Evidence evidence) {
    return evidence.findings().stream()
        .filter(it -> it.kind().equals(KIND))
        .map(it -> "budget %s: %s (%s)".formatted(it.subject(), it.detail(), it.by()));
  }
}
