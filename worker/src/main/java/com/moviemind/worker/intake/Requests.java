package com.moviemind.worker.intake;

import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationRequested;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.Arrival;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.quarantine.Payload;
import com.moviemind.worker.quarantine.RejectedRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a request says, in the ledger's words. */
final class Requests {

  private Requests() {}

  static Arrival arrival(GenerationRequested request, @Nullable String traceparent) {
    return new Arrival(
        request.getJobId(),
        request.getTenantId(),
        new Subject(
            request.getEntityType(),
            request.getEntityId(),
            request.getLocale(),
            request.getContextTag(),
            request.getFactsVersion()),
        request.getSlug(),
        Lane.of(request.getLane()),
        request.getFacts(),
        request.getRequestedAt(),
        request.getStartBy(),
        request.getBackfillId(),
        request.getSubjectRef(),
        traceparent,
        request.getTenantWeight());
  }

  static RejectedRequest rejected(GenerationRequested request, String reason) {
    return new RejectedRequest(
        request.getJobId(),
        request.getTenantId(),
        new Payload(
            request.getEntityType(),
            request.getEntityId(),
            request.getSlug(),
            request.getLocale(),
            request.getContextTag(),
            request.getLane(),
            request.getFacts(),
            request.getFactsVersion()),
        reason);
  }

  static GenerationFailed failed(GenerationRequested request, String reason, Instant at) {
    return GenerationFailed.newBuilder()
        .setJobId(request.getJobId())
        .setTenantId(request.getTenantId())
        .setWorkItem(request.getWorkItem())
        .setLane(request.getLane())
        .setEntityType(request.getEntityType())
        .setEntityId(request.getEntityId())
        .setLocale(request.getLocale())
        .setContextTag(request.getContextTag())
        .setWorkItemId(null)
        .setReason("VALIDATION_ERROR")
        .setMessage("The request cannot be taken in: " + reason + ".")
        .setUserMessage("This text cannot be written as it was asked for.")
        .setRetriable(false)
        .setCostMicros(0)
        .setCharged(false)
        .setAttempts(0)
        .setFailedAt(at.truncatedTo(ChronoUnit.MICROS))
        .setBackfillId(request.getBackfillId())
        .setSubjectRef(request.getSubjectRef())
        .build();
  }
}
