package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Call;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the provider would ask for, by its own count and its own prices. */
final class Bill {

  /** Micro-dollars per million tokens of the model that fault rounds name, as it is published. */
  private static final long INPUT = 250_000;

  private static final long OUTPUT = 2_000_000;
  private static final long PER_PRICE = 1_000_000;

  private final Map<String, List<Call>> calls;

  Bill(Evidence evidence) {
    this.calls = evidence.calls().stream().collect(Collectors.groupingBy(Call::attempt));
  }

  List<Call> of(UUID attempt) {
    return calls.getOrDefault(attempt.toString(), List.of());
  }

  /** Rounded up, call by call. */
  long micros(UUID attempt) {
    return of(attempt).stream()
        .mapToLong(
            it -> Math.ceilDiv(it.inputTokens() * INPUT + it.outputTokens() * OUTPUT, PER_PRICE))
        .sum();
  }

  long tokens(UUID attempt) {
    return of(attempt).stream().mapToLong(it -> it.inputTokens() + it.outputTokens()).sum();
  }
}
