package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import java.util.stream.Stream;

/**
 * What counts against a cap is what the attempts under it are charged at: none twice, none less.
 */
final class BudgetsCountWhatTheLedgerHolds implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    return evidence.budgets().stream()
        .filter(it -> it.charged() != it.ledger())
        .map(it ->
            "budget %s counts %d micros, the ledger %d"
                .formatted(it.name(), it.charged(), it.ledger()));
  }
}
