package com.moviemind.api.generation;

import com.moviemind.api.catalogue.EntityType;
import java.time.Instant;
import java.util.UUID;

/** What a tenant asked, and where it stands. */
public record Job(UUID id, UUID tenantId, Work work, JobState state, Instant createdAt) {

  /**
   * The text that was asked for.
   *
   * @param slug the entity's slug
   * @param requestedSlug as the client wrote it
   * @param contextTag the style
   */
  public record Work(
      EntityType entityType,
      UUID entityId,
      String slug,
      String requestedSlug,
      String locale,
      String contextTag) {}
}
