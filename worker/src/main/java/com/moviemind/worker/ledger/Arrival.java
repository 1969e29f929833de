package com.moviemind.worker.ledger;

import com.moviemind.worker.content.NewText.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that asks for a text.
 *
 * @param slug the entity's slug when it was asked
 * @param startBy not worth starting after this instant
 * @param subjectRef opaque reference to the person whose data this is
 * @param traceparent W3C trace context of the request
 */
public record Arrival(
    UUID jobId,
    UUID tenantId,
    Subject subject,
    String slug,
    Lane lane,
    String facts,
    Instant requestedAt,
    @Nullable Instant startBy,
    @Nullable UUID backfillId,
    @Nullable String subjectRef,
    @Nullable String traceparent) {

  /** What makes two jobs ask for the same text. */
  record TextKey(UUID entityId, String locale, String contextTag) {}

  TextKey key() {
    return new TextKey(subject.entityId(), subject.locale(), subject.contextTag());
  }

  /** The same job in another lane. */
  Arrival in(Lane other) {
    return new Arrival(
        jobId,
        tenantId,
        subject,
        slug,
        other,
        facts,
        requestedAt,
        startBy,
        backfillId,
        subjectRef,
        traceparent);
  }
}
