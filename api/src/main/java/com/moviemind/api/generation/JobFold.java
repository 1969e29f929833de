package com.moviemind.api.generation;

import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.api.generation.JobState.Settled;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.messaging.telemetry.LogLines;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Folds what the worker says into jobs and the event log: inbox, jobs and log in one transaction.
 */
@Component
class JobFold implements BatchHandler {

  private static final Logger log = LoggerFactory.getLogger(JobFold.class);
  private static final String CONSUMER = "api.fold";

  private final Inbox inbox;
  private final JobTable jobs;
  private final EventLog events;
  private final TransactionTemplate transaction;
  private final ObjectProvider<SettledListener> listeners;
  private final Counter unknown;
  private final JobCounts counts;

  JobFold(
      Inbox inbox,
      JobTable jobs,
      EventLog events,
      TransactionTemplate transaction,
      ObjectProvider<SettledListener> listeners,
      MeterRegistry meters) {
    this.inbox = inbox;
    this.jobs = jobs;
    this.events = events;
    this.transaction = transaction;
    this.listeners = listeners;
    this.counts = new JobCounts(meters);
    this.unknown = meters.counter("moviemind.fold.unknown.jobs");
  }

  @Override
  public void handle(List<InboundEvent> batch) {
    var heard = batch.stream().map(Heard::of).flatMap(java.util.Optional::stream).toList();
    if (heard.isEmpty()) {
      return;
    }
    var settled = transaction.execute(_ -> fold(heard));
    if (settled != null && !settled.isEmpty()) {
      settled.forEach(counts::settled);
      listeners.forEach(it -> it.settled(settled));
    }
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    var job = Heard.of(event).map(Heard::jobId).orElse(null);
    try (var _ = LogLines.about(job, event.traceparent())) {
      log.error(
          "Event {} could not be folded ({}); its job is published again while it stays PENDING",
          event.eventId(),
          reason);
    }
  }

  private List<Job> fold(List<Heard> heard) {
    var times =
        heard.stream().collect(Collectors.toMap(Heard::eventId, Heard::sentAt, (a, _) -> a));
    var admitted = inbox.admit(CONSUMER, times);
    var fresh = heard.stream().filter(it -> admitted.contains(it.eventId())).toList();
    var known = jobs.lock(fresh.stream().map(Heard::jobId).collect(Collectors.toSet()));
    var changed = new LinkedHashMap<UUID, Job>();
    var said = new ArrayList<NewEvent>();
    for (var it : fresh) {
      var before = changed.getOrDefault(it.jobId(), known.get(it.jobId()));
      if (before == null) {
        unknown.increment();
        continue;
      }
      var state = before.state().after(it.report());
      if (!state.equals(before.state())) {
        changed.put(
            it.jobId(),
            new Job(before.id(), before.tenantId(), before.work(), state, before.createdAt()));
        said.add(it.forLog(before));
      }
    }
    jobs.store(List.copyOf(changed.values()));
    events.append(said);
    return changed.values().stream().filter(it -> it.state() instanceof Settled).toList();
  }
}
