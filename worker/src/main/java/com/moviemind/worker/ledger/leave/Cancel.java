package com.moviemind.worker.ledger.leave;

import com.moviemind.worker.content.NewText.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to cancel a job.
 *
 * @param lane the job's, in words
 * @param askedAt when the job was accepted
 */
public record Cancel(
    UUID jobId,
    UUID tenantId,
    Subject subject,
    String lane,
    Instant askedAt,
    @Nullable UUID backfillId,
    @Nullable String subjectRef,
    @Nullable String traceparent) {}
