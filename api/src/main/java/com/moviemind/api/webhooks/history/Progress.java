package com.moviemind.api.webhooks.history;

import com.moviemind.api.webhooks.shards.Hold;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an endpoint stands.
 *
 * @param shard the shard as it was held when the endpoint was read
 * @param cursor every event up to this number is delivered, not wanted, or waits for its retry
 * @param health how it has answered lately
 */
public record Progress(UUID endpointId, Hold shard, long cursor, Health health) {

  /** The same endpoint, further on. */
  public Progress now(long reached, Health since) {
    return new Progress(endpointId, shard, reached, since);
  }

  /**
   * How an endpoint has answered.
   *
   * @param failures different events that failed one after the other
   * @param parkedAt since when the breaker is open; null while it is closed
   * @param probes how often a parked endpoint was tried
   * @param drainUntil events up to this number are sent one after the other
   * @param notBefore nothing is sent before
   */
  public record Health(
      int failures,
      @Nullable Instant parkedAt,
      int probes,
      long drainUntil,
      @Nullable Instant notBefore,
      @Nullable Instant lastDeliveredAt,
      @Nullable Instant lastFailedAt,
      @Nullable String lastError) {

    public static final Health UNTRIED = new Health(0, null, 0, 0, null, null, null, null);
  }
}
