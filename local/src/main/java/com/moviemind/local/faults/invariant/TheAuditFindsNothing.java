package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import java.util.stream.Stream;

/**
 * The self-audit's questions, asked of everything, find nothing; and the installation's own audit
 * neither has anything to show now nor raised an alarm in between.
 */
final class TheAuditFindsNothing implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    return evidence.findings().stream()
        .filter(it -> !it.kind().equals(BudgetsCountWhatTheLedgerHolds.KIND))
        .map(it -> "%s %s: %s (%s)".formatted(it.kind(), it.subject(), it.detail(), it.by()));
  }
}
