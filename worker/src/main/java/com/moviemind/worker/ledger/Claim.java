package com.moviemind.worker.ledger;

import com.moviemind.worker.money.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A work item leased to this process, with the attempt opened for it.
 *
 * @param attempt number of the attempt, from 1
 * @param fence number of the claim; a finish that carries an older one is refused
 * @param quote upper bound of the attempt's price, and by which prices
 * @param at when it was claimed, by the database's clock
 * @param waited from ready to claimed
 * @param leasedUntil {@link System#nanoTime} before which the lease surely holds
 */
public record Claim(
    WorkItem item,
    UUID attemptId,
    int attempt,
    long fence,
    Quote quote,
    Instant at,
    Duration waited,
    long leasedUntil) {

  /** What the attempt is reserved at, in micro-dollars. */
  public long reservedMicros() {
    return quote.micros();
  }

  /** The same claim, whose further steps follow this one. */
  public Claim tracedBy(@Nullable String traceparent) {
    return new Claim(
        item.tracedBy(traceparent), attemptId, attempt, fence, quote, at, waited, leasedUntil);
  }
}
