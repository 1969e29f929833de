package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import java.util.stream.Stream;

/** Whatever became of an attempt, it is charged at no less than it is billed. */
final class LedgerIsNeverBelowTheBill implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var bill = new Bill(evidence);
    return evidence.attempts().stream()
        .filter(it -> it.charged() < bill.micros(it.id()))
        .map(it ->
            "attempt %s (%s) is charged at %d micros and billed at %d"
                .formatted(it.id(), it.state(), it.charged(), bill.micros(it.id())));
  }
}
