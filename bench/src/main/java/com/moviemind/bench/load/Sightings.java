package com.moviemind.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What the threads of a load saw, gathered. */
final class Sightings {

  private final List<Job> accepted = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> acceptMs = Collections.synchronizedList(new ArrayList<>());
  private final List<Double> endToEndMs = Collections.synchronizedList(new ArrayList<>());
  private final Map<Integer, Long> codes = new ConcurrentSkipListMap<>();
  private final Map<String, Long> states = new ConcurrentSkipListMap<>();

  void answered(int status, double ms) {
    acceptMs.add(ms);
    codes.merge(status, 1L, Long::sum);
  }

  void accepted(Job job) {
    accepted.add(job);
  }

  void settled(String state, double ms) {
    endToEndMs.add(ms);
    states.merge(state, 1L, Long::sum);
  }

  void broke() {
    codes.merge(0, 1L, Long::sum);
  }

  int waiting() {
    return accepted.size() - endToEndMs.size();
  }

  Outcome outcome(double seconds) {
    return new Outcome(
        seconds,
        copy(accepted),
        sorted(acceptMs),
        sorted(endToEndMs),
        Map.copyOf(codes),
        Map.copyOf(states));
  }

  private static <T> List<T> copy(List<T> list) {
    synchronized (list) {
      return List.copyOf(list);
    }
  }

  private static List<Double> sorted(List<Double> times) {
    return copy(times).stream().sorted().toList();
  }
}
