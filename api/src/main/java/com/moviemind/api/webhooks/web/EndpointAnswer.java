package com.moviemind.api.webhooks.web;

import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.history.Progress;
import com.moviemind.api.webhooks.history.Progress.Health;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as its owner sees it.
 *
 * @param status {@code enabled}; {@code parked} while its events wait for it to answer again;
 *     {@code disabled}
 * @param disabledReason {@code owner}, {@code gone} or {@code exhausted}
 * @param cursor every event up to this number was delivered, was not wanted, or is tried again
 * @param nextAttemptAt of a parked endpoint
 */
record EndpointAnswer(
    UUID id,
    String url,
    String description,
    List<String> eventTypes,
    List<String> include,
    int maxConcurrency,
    int ratePerSecond,
    String status,
    @Nullable String disabledReason,
    @Nullable String cursor,
    @Nullable Instant parkedSince,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant lastDeliveredAt,
    @Nullable Instant lastFailedAt,
    @Nullable String lastError,
    Instant createdAt) {

  static EndpointAnswer of(Endpoint endpoint, @Nullable Progress progress) {
    var terms = endpoint.terms();
    var health = progress == null ? Health.UNTRIED : progress.health();
    var disabled = endpoint.disabled();
    return new EndpointAnswer(
        endpoint.id(),
        terms.url(),
        terms.description(),
        terms.eventTypes(),
        terms.includeText() ? List.of("text") : List.of(),
        terms.maxConcurrency(),
        terms.ratePerSecond(),
        disabled != null ? "disabled" : health.parkedAt() != null ? "parked" : "enabled",
        disabled == null ? null : disabled.word(),
        progress == null ? null : Long.toString(progress.cursor()),
        health.parkedAt(),
        health.parkedAt() == null ? null : health.notBefore(),
        health.lastDeliveredAt(),
        health.lastFailedAt(),
        health.lastError(),
        endpoint.createdAt());
  }
}
