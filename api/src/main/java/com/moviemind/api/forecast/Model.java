package com.moviemind.api.forecast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a model's limits stand.
 *
 * @param heldUntil no call begins before; null where one may now
 * @param concurrency calls in flight allowed, over all workers
 * @param requestsPerMinute zero: any number
 * @param tokensPerMinute zero: any number
 * @param rejections calls that it turns away
 * @param brokenSince since when no call but a trial begins; null where calls do
 */
record Model(
    String name,
    int rank,
    boolean isBroken,
    @Nullable Instant heldUntil,
    double concurrency,
    double requestsPerMinute,
    double tokensPerMinute,
    double tokensPerCall,
    Rejections rejections,
    @Nullable Instant brokenSince) {

  /**
   * How many calls it turns away, as far as is known from so many.
   *
   * @param rejected zero where none is
   * @param pauseSeconds that those turned away are asked to wait, on average; zero where for none
   */
  record Rejections(double calls, double rejected, double pauseSeconds) {}

  private static final double USED = 0.98;
  private static final double MINUTE = 60;

  /** The part of a minute's limit that the limiter lets begin at once after a pause (ADR 17). */
  private static final double BURST = 0.02;

  /** Calls a second that the limits allow. */
  double perSecond() {
    var byRequests =
        requestsPerMinute > 0 ? USED * requestsPerMinute / MINUTE : Double.POSITIVE_INFINITY;
    var byTokens =
        tokensPerMinute > 0
            ? USED * tokensPerMinute / MINUTE / Math.max(1, tokensPerCall)
            : Double.POSITIVE_INFINITY;
    return Math.min(byRequests, byTokens);
  }

  /** Calls that the limits allow at once where none was made lately; at least one. */
  double atOnce() {
    return Math.max(1, perSecond() / USED * MINUTE * BURST);
  }
}
