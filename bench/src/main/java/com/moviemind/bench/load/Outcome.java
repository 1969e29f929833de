package com.moviemind.bench.load;

import java.util.List;
import java.util.Map;

/**
 * What a load saw.
 *
 * @param seconds from the first request to the last settled job
 * @param acceptMs times from sending a request to its 202, sorted
 * @param endToEndMs times from sending a request to seeing its final state, sorted
 * @param codes answers by status; 0 is a broken connection
 * @param states jobs by final state
 */
public record Outcome(
    double seconds,
    List<Job> jobs,
    List<Double> acceptMs,
    List<Double> endToEndMs,
    Map<Integer, Long> codes,
    Map<String, Long> states) {

  /** Requests that were not accepted, and jobs that did not end with a text. */
  public long failures() {
    return codes.entrySet().stream()
            .filter(it -> it.getKey() != 202)
            .mapToLong(Map.Entry::getValue)
            .sum()
        + states.entrySet().stream()
            .filter(it -> !it.getKey().equals("DONE"))
            .mapToLong(Map.Entry::getValue)
            .sum();
  }

  public long done() {
    return states.getOrDefault("DONE", 0L);
  }
}
