package com.moviemind.local.faults.invariant;

import static java.util.stream.Collectors.groupingBy;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Attempt;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call that was answered well is repeated only if it was in flight when its worker, or the
 * database, was killed or paused; and no attempt is given up for lost without such a reason.
 */
final class OnlyInterruptedCallsAreRepeated implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var bill = new Bill(evidence);
    var repeated =
        evidence.attempts().stream().collect(groupingBy(Attempt::item)).entrySet().stream()
            .filter(it -> repeats(it.getValue(), bill) > caught(it.getValue(), evidence))
            .map(it ->
                "item %s was written %d times, with %d of its attempts interrupted"
                    .formatted(
                        it.getKey(),
                        repeats(it.getValue(), bill) + 1,
                        caught(it.getValue(), evidence)));
    var unexplained =
        evidence.attempts().stream()
            .filter(Attempt::isLostWithItsWorker)
            .filter(it -> !isCaught(it, evidence))
            .map(it ->
                "attempt %s of %s is lost, and nothing had happened to it"
                    .formatted(it.id(), it.instance()));
    return Stream.concat(repeated, unexplained);
  }

  /** Attempts that replaced one whose call had been answered well. */
  static long replacements(Evidence evidence) {
    var bill = new Bill(evidence);
    return evidence.attempts().stream().collect(groupingBy(Attempt::item)).values().stream()
        .mapToLong(it -> repeats(it, bill))
        .sum();
  }

  private static long repeats(List<Attempt> attempts, Bill bill) {
    // What was answered well and then refused by a check was asked again with reason.
    var answered =
        attempts.stream()
            .filter(it -> !it.isSettled() || it.errorClass() == null)
            .filter(it -> bill.of(it.id()).stream().anyMatch(Evidence.Call::isAnsweredWell))
            .count();
    return Math.max(0, answered - 1);
  }

  private static long caught(List<Attempt> attempts, Evidence evidence) {
    return attempts.stream().filter(it -> isCaught(it, evidence)).count();
  }

  private static boolean isCaught(Attempt attempt, Evidence evidence) {
    return evidence.interruptions().stream().anyMatch(it -> it.caught(attempt));
  }
}
