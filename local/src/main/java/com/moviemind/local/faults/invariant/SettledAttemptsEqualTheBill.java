package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Attempt;
import java.util.stream.Stream;

/** What the ledger has settled is what the provider billed, to the token and the micro-dollar. */
final class SettledAttemptsEqualTheBill implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var bill = new Bill(evidence);
    return evidence.attempts().stream()
        .filter(Attempt::isSettled)
        .filter(it ->
            it.charged() != bill.micros(it.id())
                || it.inputTokens() + it.outputTokens() != bill.tokens(it.id()))
        .map(it ->
            "attempt %s (%s) is settled at %d micros for %d tokens, billed at %d for %d"
                .formatted(
                    it.id(),
                    it.errorClass(),
                    it.charged(),
                    it.inputTokens() + it.outputTokens(),
                    bill.micros(it.id()),
                    bill.tokens(it.id())));
  }
}
