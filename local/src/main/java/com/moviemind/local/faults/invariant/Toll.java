package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Attempt;

/**
 * What the kills and pauses of a round cost.
 *
 * @param interrupted attempts under way in a process that was struck
 * @param lost attempts of which nobody knows what became of them; they stay charged
 * @param replaced calls made again though the first was answered well
 */
public record Toll(long interrupted, long lost, long replaced) {

  public static Toll of(Evidence evidence) {
    return new Toll(
        evidence.attempts().stream()
            .filter(it -> evidence.interruptions().stream().anyMatch(by -> by.caught(it)))
            .count(),
        evidence.attempts().stream().filter(Attempt::isLostWithItsWorker).count(),
        OnlyInterruptedCallsAreRepeated.replacements(evidence));
  }
}
