package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Attempt;
import java.util.stream.Stream;

/** When everything has ended, no attempt is open, no outbox holds anything, nothing waits. */
final class NothingIsLeftOver implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    return Stream.concat(
        evidence.leftOver().stream(),
        evidence.attempts().stream()
            .filter(Attempt::isOpen)
            .map(it -> "attempt %s is open".formatted(it.id())));
  }
}
