package com.moviemind.worker.ledger;

import com.moviemind.worker.content.NewText.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text to make.
 *
 * @param tenantId the first who asked, who pays
 * @param facts about the entity, a JSON object
 * @param factsBytes length of the facts in UTF-8
 * @param modelRank the first model of the chain that may write it; 0 is the first of all
 * @param origin for whom it was made
 */
public record WorkItem(
    UUID id,
    Subject subject,
    Lane lane,
    UUID tenantId,
    String facts,
    int factsBytes,
    int modelRank,
    Origin origin) {

  /**
   * The request that an item was made for.
   *
   * @param jobId null where it is not known
   * @param traceparent W3C trace context of whatever comes next for it
   */
  public record Origin(@Nullable UUID jobId, @Nullable String traceparent) {

    static final Origin UNKNOWN = new Origin(null, null);
  }

  /** An item that no model has failed to write. */
  public WorkItem(
      UUID id, Subject subject, Lane lane, UUID tenantId, String facts, int factsBytes) {
    this(id, subject, lane, tenantId, facts, factsBytes, 0, Origin.UNKNOWN);
  }

  /** The same item, paid by another. */
  WorkItem paidBy(UUID tenant) {
    return new WorkItem(id, subject, lane, tenant, facts, factsBytes, modelRank, origin);
  }

  WorkItem tracedBy(@Nullable String traceparent) {
    return new WorkItem(
        id,
        subject,
        lane,
        tenantId,
        facts,
        factsBytes,
        modelRank,
        new Origin(origin.jobId(), traceparent));
  }

  /** Natural key, as events have it. */
  public static String key(Subject subject) {
    return subject.entityId() + "/" + subject.locale() + "/" + subject.contextTag();
  }
}
