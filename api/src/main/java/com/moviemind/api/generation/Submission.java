package com.moviemind.api.generation;

import com.moviemind.api.catalogue.EntityFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for texts about one entity in one locale.
 *
 * @param contextTags the styles, each a job of its own, without repetition
 * @param startBy not worth starting after this instant
 * @param traceparent W3C trace context of the request
 * @param weight the tenant's share where work of several waits, from 1; 0 where it is not known
 */
public record Submission(
    UUID tenantId,
    EntityFacts facts,
    String requestedSlug,
    String locale,
    List<String> contextTags,
    Lane lane,
    @Nullable Instant startBy,
    @Nullable String traceparent,
    int weight) {

  public Submission {
    contextTags = List.copyOf(contextTags);
  }

  /** The same wish, whose further steps follow this one. */
  Submission tracedBy(@Nullable String step) {
    return new Submission(
        tenantId, facts, requestedSlug, locale, contextTags, lane, startBy, step, weight);
  }

  /** Of a tenant whose weight is not known here. */
  public Submission(
      UUID tenantId,
      EntityFacts facts,
      String requestedSlug,
      String locale,
      List<String> contextTags,
      Lane lane,
      @Nullable Instant startBy,
      @Nullable String traceparent) {
    this(tenantId, facts, requestedSlug, locale, contextTags, lane, startBy, traceparent, 0);
  }
}
