package com.moviemind.local.faults.invariant;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Ending;
import com.moviemind.local.faults.evidence.Evidence.Job;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Of each job the topic says once how it ended, records of one event id counted once, and says what
 * the job says; the event log says it once, without such allowance.
 */
final class JobsEndInOneEvent implements Invariant {

  private static final Map<String, String> TYPES =
      Map.of(
          "DONE", "GenerationCompleted",
          "FAILED", "GenerationFailed",
          "CANCELED", "GenerationCanceled");

  private record Event(String id, String type) {}

  @Override
  public Stream<String> violations(Evidence evidence) {
    var events =
        evidence.endings().stream()
            .collect(
                groupingBy(
                    Ending::job, mapping(it -> new Event(it.eventId(), it.type()), toSet())));
    var logged = evidence.logged().stream().collect(groupingBy(it -> it, counting()));
    return evidence.jobs().stream()
        .filter(Job::isSettled)
        .flatMap(job -> {
          var its = events.getOrDefault(job.id(), Set.of());
          var told =
              its.size() == 1 && its.iterator().next().type().equals(TYPES.get(job.status()))
                  ? Stream.<String>empty()
                  : Stream.of(
                      "job %s is %s, its events are %s".formatted(job.id(), job.status(), its));
          var lines = logged.getOrDefault(job.id(), 0L);
          var noted =
              lines == 1
                  ? Stream.<String>empty()
                  : Stream.of("job %s ends %d times in the event log".formatted(job.id(), lines));
          return Stream.concat(told, noted);
        });
  }
}
