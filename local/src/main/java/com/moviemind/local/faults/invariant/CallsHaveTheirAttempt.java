package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Attempt;
import com.moviemind.local.faults.evidence.Evidence.Call;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The provider saw no call that was not in the ledger before it, and none twice. */
final class CallsHaveTheirAttempt implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var attempts =
        evidence.attempts().stream().collect(Collectors.toMap(it -> it.id().toString(), it -> it));
    var seen = new HashSet<String>();
    return evidence.calls().stream()
        .flatMap(call -> {
          if (!seen.add(call.attempt())) {
            return Stream.of("attempt %s was called a second time".formatted(call.attempt()));
          }
          return unfounded(call, attempts.get(call.attempt()));
        });
  }

  private static Stream<String> unfounded(
      Call call, @org.jspecify.annotations.Nullable Attempt attempt) {
    if (attempt == null) {
      return Stream.of("a call at %s has no attempt: %s".formatted(call.at(), call.attempt()));
    }
    return attempt.startedAt().isAfter(call.at())
        ? Stream.of("attempt %s was written after its call".formatted(attempt.id()))
        : Stream.empty();
  }
}
