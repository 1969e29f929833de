package com.moviemind.api.generation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.api.generation.Preview;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request with {@code dry_run=true}: what it would bring. Nothing is kept.
 *
 * @param existingId the entity
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuoteResponse(
    @Schema(description = "Always true") boolean dryRun,
    String slug,
    String locale,
    String lane,
    UUID existingId,
    @Schema(description = "The most that all of it can cost, in micro-dollars")
        long priceBoundMicros,
    List<StyleQuote> quotes) {

  /** What becomes of a style. */
  enum Result {
    /** A new job. */
    NEW,
    /** The tenant's own job that is under way is the answer; nothing is charged for it again. */
    LIVE_JOB,
    /** A new job that waits for a text which is under way already. */
    JOINS
  }

  /** One style of the request. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StyleQuote(
      String contextTag,
      @Schema(
              description =
                  "NEW: a job of its own. LIVE_JOB: the tenant's job that is under way, charged once."
                      + " JOINS: a job that waits for a text which is under way already; its price"
                      + " bound holds in case the other does not pay.")
          Result result,
      @Schema(description = "Of LIVE_JOB") @Nullable UUID jobId,
      @Schema(description = "The newest text in this style and locale, where there is one")
          @Nullable UUID textId,
      @Schema(description = "Its version; a new text has the next one")
          @Nullable Integer textVersion,
      @Schema(description = "The dearest model that may write it") @Nullable String model,
      @Nullable String priceVersion,
      @Nullable String promptVersion,
      @Schema(description = "The most tokens that a call reads") @Nullable Long inputTokensBound,
      @Schema(description = "The most tokens that a call writes") @Nullable Long outputTokensBound,
      @Schema(
              description =
                  "What is reserved for the first call, in micro-dollars; one call is the rule")
          @Nullable Long callBoundMicros,
      @Schema(description = "Calls made before the job is given up") @Nullable Integer callsAtMost,
      @Schema(
              description =
                  "The most that the job can cost, in micro-dollars: all its calls at their bound")
          @Nullable Long priceBoundMicros,
      @Schema(description = "When the model is called; absent where it was, or nothing can be said")
          @Nullable ExpectedTime expectedStart,
      @Schema(description = "When the text is there; absent where nothing can be said")
          @Nullable ExpectedTime expectedFinish,
      @Schema(description = "What would hold it or refuse it; absent where nothing would")
          @Nullable Hold heldBy) {}

  /** What would hold a job back. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Hold(
      @Schema(
              description =
                  "MONTHLY_QUOTA: the request would be refused. BUDGET, WORKER_AWAY, BREAKER_OPEN,"
                      + " RATE_LIMIT: the job would wait.")
          String reason,
      String message,
      @Schema(description = "When that ends, where it is known; RFC 3339, UTC")
          @Nullable Instant until) {}

  static QuoteResponse of(
      List<Preview> previews, EntityFacts facts, String locale, String lane, List<StyleQuote> all) {
    return new QuoteResponse(
        true,
        facts.slug(),
        locale,
        lane,
        facts.id(),
        previews.stream().mapToLong(Preview::micros).sum(),
        all);
  }
}
