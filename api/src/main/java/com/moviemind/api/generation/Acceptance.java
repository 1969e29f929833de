package com.moviemind.api.generation;

import static java.util.Comparator.comparing;

import com.moviemind.api.generation.Accepted.AcceptedJob;
import com.moviemind.api.texts.Texts;
import com.moviemind.messaging.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Accepts submissions in the caller's transaction: jobs and their outbox rows, in a number of
 * statements that does not depend on how many there are.
 */
@Component
class Acceptance {

  private static final int MOST_TRIES = 5;

  private final JobTable jobs;
  private final Outbox outbox;
  private final RequestedEvents events;
  private final Texts texts;
  private final Clock clock;
  private final JobCounts accepted;

  Acceptance(
      JobTable jobs,
      Outbox outbox,
      RequestedEvents events,
      Texts texts,
      Clock clock,
      MeterRegistry meters) {
    this.jobs = jobs;
    this.outbox = outbox;
    this.events = events;
    this.texts = texts;
    this.clock = clock;
    this.accepted = new JobCounts(meters);
  }

  /** One answer for each submission, in their order. */
  List<Accepted> accept(List<Submission> submissions) {
    var now = clock.instant();
    var rows = submissions.stream().map(it -> JobRow.of(it, now)).toList();
    var byWork = insertOrFind(rows.stream().flatMap(List::stream).toList());
    var entities = submissions.stream().map(it -> it.facts().id()).collect(Collectors.toSet());
    var defaults = texts.defaults(entities);
    var answers = new ArrayList<Accepted>(submissions.size());
    for (int n = 0; n < submissions.size(); n++) {
      var accepted =
          rows.get(n).stream().map(it -> Objects.requireNonNull(byWork.get(it.workKey()))).toList();
      answers.add(new Accepted(accepted, defaults.get(submissions.get(n).facts().id())));
    }
    return answers;
  }

  /** In the order of their work, so that two transactions never wait for each other in a circle. */
  private Map<String, AcceptedJob> insertOrFind(List<JobRow> asked) {
    var found = new HashMap<String, AcceptedJob>();
    var missing = asked.stream().sorted(comparing(JobRow::workKey)).toList();
    for (int tries = 0; !missing.isEmpty(); tries++) {
      if (tries == MOST_TRIES) {
        throw new IllegalStateException("equal jobs end faster than they can be joined");
      }
      var inserted = jobs.insert(missing);
      var fresh = missing.stream().filter(it -> inserted.contains(it.id())).toList();
      outbox.append(fresh.stream().map(events::of).toList());
      fresh.forEach(accepted::accepted);
      fresh.forEach(
          it -> found.put(it.workKey(), new AcceptedJob(it.id(), it.contextTag(), "PENDING")));
      missing = missing.stream().filter(it -> !found.containsKey(it.workKey())).toList();
      if (!missing.isEmpty()) {
        jobs.liveWith(missing).forEach(it -> found.put(workKey(it), accepted(it)));
        missing = missing.stream().filter(it -> !found.containsKey(it.workKey())).toList();
      }
    }
    return found;
  }

  private static AcceptedJob accepted(Job live) {
    return new AcceptedJob(live.id(), live.work().contextTag(), live.state().status());
  }

  private static String workKey(Job job) {
    var work = job.work();
    return job.tenantId() + "/" + work.entityId() + "/" + work.locale() + "/" + work.contextTag();
  }
}
