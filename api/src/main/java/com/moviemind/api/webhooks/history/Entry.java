package com.moviemind.api.webhooks.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the delivery log.
 *
 * @param event what was sent
 * @param attempt counted from one for each event
 * @param nextAt when it is tried again; null where it is not
 */
public record Entry(
    UUID id,
    UUID tenantId,
    UUID endpointId,
    Subject event,
    Cause cause,
    int attempt,
    Result result,
    @Nullable Instant nextAt,
    Instant startedAt) {

  /**
   * What was sent.
   *
   * @param seq its number in the log; null for a ping
   */
  public record Subject(UUID id, String type, @Nullable Long seq) {}

  /**
   * What came of it, redacted.
   *
   * @param answerHeaders JSON object
   */
  public record Result(
      Outcome outcome,
      @Nullable Integer status,
      @Nullable String error,
      String requestBody,
      @Nullable String answerHeaders,
      @Nullable String answerBody,
      int durationMs) {}
}
