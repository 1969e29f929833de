package com.moviemind.local.faults;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Job;
import com.moviemind.local.faults.invariant.Promises;
import com.moviemind.local.faults.invariant.Toll;
import com.moviemind.local.faults.plan.Blow;
import com.moviemind.local.faults.plan.RoundPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a round ended.
 *
 * @param harms kinds of what was done
 * @param jobs accepted jobs by the status in which they ended
 * @param violations what did not hold, in words; empty for a round without fault
 */
public record Verdict(
    long seed,
    double seconds,
    List<String> harms,
    Map<String, Long> jobs,
    int calls,
    Toll toll,
    List<String> violations) {

  static Verdict of(RoundPlan plan, double seconds, Evidence evidence, List<String> trouble) {
    var violations = new ArrayList<>(trouble);
    for (var invariant : Promises.ALL) {
      invariant
          .violations(evidence)
          .forEach(it -> violations.add("%s: %s".formatted(invariant.sentence(), it)));
    }
    return new Verdict(
        plan.seed(),
        seconds,
        plan.blows().stream().map(Blow::harm).map(it -> it.kind()).toList(),
        evidence.jobs().stream()
            .collect(Collectors.groupingBy(Job::status, TreeMap::new, Collectors.counting())),
        evidence.calls().size(),
        Toll.of(evidence),
        List.copyOf(violations));
  }

  /** Of a round that left nothing to look at. */
  static Verdict without(RoundPlan plan, String why) {
    return new Verdict(plan.seed(), 0, List.of(), Map.of(), 0, new Toll(0, 0, 0), List.of(why));
  }

  public boolean holds() {
    return violations.isEmpty();
  }

  /** One line for a person. */
  String line() {
    return "seed %d: %s in %.0f s; jobs %s, %d calls, %d in flight at kills and pauses, %d lost, %d repeated"
        .formatted(
            seed,
            holds() ? "everything holds" : violations.size() + " VIOLATIONS",
            seconds,
            jobs,
            calls,
            toll.interrupted(),
            toll.lost(),
            toll.replaced());
  }
}
