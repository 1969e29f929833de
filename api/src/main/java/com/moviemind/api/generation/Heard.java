package com.moviemind.api.generation;

import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.events.GenerationCanceled;
import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.inbound.InboundEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** An event of the worker about one job. */
record Heard(
    UUID eventId, Instant sentAt, UUID jobId, WorkerReport report, Map<String, Object> extra) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Empty for events that a newer worker may send and this build does not know. */
  static Optional<Heard> of(InboundEvent inbound) {
    return switch (inbound.event()) {
      case GenerationStarted it ->
          heard(inbound, it.getJobId(), new WorkerReport.Started(it.getStartedAt()), Map.of());
      case GenerationCompleted it ->
          heard(
              inbound,
              it.getJobId(),
              new WorkerReport.Completed(it.getCompletedAt(), it.getTextId()),
              completed(it));
      case GenerationFailed it -> {
        var failure =
            new Failure(
                FailureReason.of(it.getReason()),
                it.getMessage(),
                it.getUserMessage(),
                it.getRetriable());
        yield heard(
            inbound,
            it.getJobId(),
            new WorkerReport.GaveUp(it.getFailedAt(), failure),
            Map.of("reason", failure.type(), "retriable", failure.retriable()));
      }
      case GenerationCanceled it ->
          heard(inbound, it.getJobId(), new WorkerReport.Abandoned(it.getCanceledAt()), Map.of());
      default -> Optional.empty();
    };
  }

  NewEvent forLog(Job job) {
    var work = job.work();
    var data = new LinkedHashMap<String, Object>();
    data.put("job_id", jobId);
    data.put("entity_type", work.entityType());
    data.put("entity_id", work.entityId());
    data.put("slug", work.slug());
    data.put("locale", work.locale());
    data.put("context_tag", work.contextTag());
    data.putAll(extra);
    return new NewEvent(
        eventId, job.tenantId(), jobId, type(), JSON.writeValueAsString(data), sentAt);
  }

  private String type() {
    return switch (report) {
      case WorkerReport.Started _ -> "job.started";
      case WorkerReport.Completed _ -> "job.completed";
      case WorkerReport.GaveUp _ -> "job.failed";
      case WorkerReport.Abandoned _ -> "job.canceled";
    };
  }

  private static Optional<Heard> heard(
      InboundEvent inbound, UUID jobId, WorkerReport report, Map<String, Object> extra) {
    return Optional.of(new Heard(inbound.eventId(), inbound.occurredAt(), jobId, report, extra));
  }

  private static Map<String, Object> completed(GenerationCompleted it) {
    return Map.of(
        "text_id", it.getTextId(),
        "text_version", it.getTextVersion(),
        "model", it.getModel(),
        "cost_micros", it.getCharged() ? it.getCostMicros() : 0L);
  }
}
