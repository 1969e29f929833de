package com.moviemind.worker.ledger.jobs;

import com.moviemind.worker.ledger.Arrival;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that waits for a work item.
 *
 * @param lane its own, in words; its item's may be more urgent
 * @param charged true for the one job whose tenant pays
 * @param startBy not worth starting after this instant
 */
public record WaitingJob(
    UUID jobId,
    UUID itemId,
    UUID tenantId,
    String lane,
    boolean charged,
    @Nullable UUID backfillId,
    @Nullable String subjectRef,
    @Nullable String traceparent,
    @Nullable Instant startBy) {

  public static WaitingJob of(Arrival arrival, UUID itemId, boolean charged) {
    return new WaitingJob(
        arrival.jobId(),
        itemId,
        arrival.tenantId(),
        arrival.lane().word(),
        charged,
        arrival.backfillId(),
        arrival.subjectRef(),
        arrival.traceparent(),
        arrival.startBy());
  }

  /** The same job, whose further steps follow this one. */
  WaitingJob tracedBy(@Nullable String step) {
    return new WaitingJob(
        jobId, itemId, tenantId, lane, charged, backfillId, subjectRef, step, startBy);
  }

  /** Whether it is no longer worth starting. */
  public boolean isLateAt(Instant now) {
    return startBy != null && !startBy.isAfter(now);
  }
}
