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
 * @param weight the tenant's share of its lane, from 1; 0 where it is not known
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
    @Nullable String traceparent,
    int weight) {

  /** What makes two jobs ask for the same text. */
  public record TextKey(UUID entityId, String locale, String contextTag) {}

  public TextKey key() {
    return new TextKey(subject.entityId(), subject.locale(), subject.contextTag());
  }

  /** The same job in another lane. */
  public Arrival in(Lane other) {
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
        traceparent,
        weight);
  }
}
