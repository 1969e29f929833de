package com.moviemind.api.webhooks.endpoints;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a tenant's events go.
 *
 * @param shard which lease covers its deliveries
 * @param disabled why it is switched off; null while it is not
 */
public record Endpoint(
    UUID id,
    UUID tenantId,
    int shard,
    Terms terms,
    @Nullable DisabledReason disabled,
    Instant createdAt,
    Instant changedAt) {

  public static final int SHARDS = 32;

  public Endpoint disabledFor(DisabledReason reason) {
    return new Endpoint(id, tenantId, shard, terms, reason, createdAt, changedAt);
  }

  static int shardOf(UUID id) {
    return Math.floorMod(id.hashCode(), SHARDS);
  }
}
