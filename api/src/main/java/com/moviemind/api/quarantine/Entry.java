package com.moviemind.api.quarantine;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something in quarantine.
 *
 * @param state HELD, REPLAYED or DISCARDED
 * @param revision grows with every edit; an order names the one it saw
 * @param cause class of the error
 * @param message for the developer
 * @param spentMicros price of all its attempts, in micro-dollars
 * @param jobIds the jobs that failed with it
 */
public record Entry(
    UUID id,
    String state,
    int revision,
    String cause,
    String message,
    String entityType,
    UUID entityId,
    String slug,
    String locale,
    String contextTag,
    String lane,
    UUID tenantId,
    int attempts,
    long spentMicros,
    List<UUID> jobIds,
    Instant createdAt,
    Instant changedAt) {

  public boolean isHeld() {
    return state.equals("HELD");
  }
}
