package com.moviemind.worker.intake;

import com.moviemind.events.GenerationFailed;
import com.moviemind.events.QuarantineOrdered;
import com.moviemind.events.QuarantineReplay;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.Arrival;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.quarantine.Order;
import com.moviemind.worker.quarantine.Payload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What an order of quarantine says, in the worker's words. */
final class Replays {

  private Replays() {}

  static Order order(QuarantineOrdered event) {
    return new Order(
        event.getOrderId(),
        event.getQuarantineId(),
        event.getAction(),
        event.getRevision(),
        event.getFacts(),
        event.getLocale(),
        event.getContextTag(),
        event.getOrderedBy(),
        event.getOrderedAt());
  }

  static Arrival arrival(QuarantineReplay job, Payload payload) {
    return new Arrival(
        job.getJobId(),
        job.getTenantId(),
        new Subject(
            payload.entityType(),
            payload.entityId(),
            payload.locale(),
            payload.contextTag(),
            payload.factsVersion()),
        payload.slug(),
        Lane.of(payload.lane()),
        payload.facts(),
        job.getRequestedAt(),
        null,
        job.getBackfillId(),
        job.getSubjectRef(),
        null,
        0);
  }

  static GenerationFailed failed(QuarantineReplay job, String why, Instant at) {
    return GenerationFailed.newBuilder()
        .setJobId(job.getJobId())
        .setTenantId(job.getTenantId())
        .setWorkItem(job.getEntityId() + "/" + job.getLocale() + "/" + job.getContextTag())
        .setLane(job.getLane())
        .setEntityType(job.getEntityType())
        .setEntityId(job.getEntityId())
        .setLocale(job.getLocale())
        .setContextTag(job.getContextTag())
        .setWorkItemId(null)
        .setReason("UNKNOWN_ERROR")
        .setMessage("The replay is refused: " + why + ".")
        .setUserMessage("The text could not be tried again.")
        .setRetriable(true)
        .setCostMicros(0)
        .setCharged(false)
        .setAttempts(0)
        .setFailedAt(at.truncatedTo(ChronoUnit.MICROS))
        .setBackfillId(job.getBackfillId())
        .setSubjectRef(job.getSubjectRef())
        .build();
  }
}
