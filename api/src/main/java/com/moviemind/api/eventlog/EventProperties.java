package com.moviemind.api.eventlog;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many may follow the log at once.
 *
 * @param followers streams and waiting requests on one instance; fewer than the web server's
 *     connections, so that other requests still get through. Fewer than this where the heap is too
 *     small for so many
 * @param followersPerTenant of these, how many may be one tenant's
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.events", ignoreUnknownFields = false)
record EventProperties(
    @DefaultValue("8000") @Min(1) int followers,
    @DefaultValue("6000") @Min(1) int followersPerTenant) {

  /**
   * What a connection that is kept holds: the web server's buffers and the stack of its thread.
   * Measured: 133 kB; docs/performance.md.
   */
  private static final long FOLLOWER_BYTES = 150_000;

  /** How many a heap of this size bears: half of it is for everything else. */
  int followersWithin(long heapBytes) {
    return (int) Math.min(followers, heapBytes / 2 / FOLLOWER_BYTES);
  }

  /** How many of them may be one tenant's: the same share of those that the heap bears. */
  int followersPerTenantWithin(long heapBytes) {
    return (int) Math.max(1, (long) followersPerTenant * followersWithin(heapBytes) / followers);
  }
}
