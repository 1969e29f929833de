package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Evidence.Job;
import com.moviemind.local.faults.evidence.Evidence.Text;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A DONE job names a text that is there, of what the job asked for. */
final class DoneJobsPointAtTheirText implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var texts = evidence.texts().stream().collect(Collectors.toMap(Text::id, it -> it));
    return evidence.jobs().stream()
        .filter(Job::isDone)
        .filter(job -> {
          var text = job.text() == null ? null : texts.get(job.text());
          return text == null || !text.subject().equals(job.subject());
        })
        .map(it ->
            "job %s is DONE with text %s, which is not of %s"
                .formatted(it.id(), it.text(), it.subject()));
  }
}
