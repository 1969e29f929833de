package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Job;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A 202 means that the job is kept, and that it ends. */
final class AcceptedJobsEnd implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var jobs = evidence.jobs().stream().collect(Collectors.toMap(Job::id, it -> it));
    return evidence.accepted().stream()
        .flatMap(id -> {
          var job = jobs.get(id);
          if (job == null) {
            return Stream.of("job %s was accepted and is not there".formatted(id));
          }
          return job.isSettled()
              ? Stream.empty()
              : Stream.of("job %s is still %s".formatted(id, job.status()));
        });
  }
}
