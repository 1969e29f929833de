package com.moviemind.api.webhooks.web;

import com.moviemind.api.webhooks.redelivery.Redelivery;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A redelivery, or what one would be.
 *
 * @param id absent where nothing has begun
 * @param count events that are, or would be, sent
 * @param upTo the last number that is looked at
 * @param sent events sent by now; those that failed are tried again like any other
 */
record RedeliveryAnswer(
    @Nullable UUID id,
    String status,
    long count,
    String upTo,
    @Nullable Long sent,
    @Nullable Integer ratePerSecond,
    @Nullable Instant createdAt,
    @Nullable Instant finishedAt) {

  static RedeliveryAnswer preview(long count, long upTo) {
    return new RedeliveryAnswer(
        null, "preview", count, Long.toString(upTo), null, null, null, null);
  }

  static RedeliveryAnswer of(Redelivery it) {
    return new RedeliveryAnswer(
        it.id(),
        it.finishedAt() == null ? "running" : "finished",
        it.count(),
        Long.toString(it.choice().upTo()),
        it.sent(),
        it.ratePerSecond(),
        it.createdAt(),
        it.finishedAt());
  }
}
