package com.moviemind.api.webhooks.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.signing.Vault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Replaces an endpoint's secret. */
@RestController
@Tag(name = "Webhooks")
class SecretController {

  private static final long DAY = 86_400;

  private final Endpoints endpoints;
  private final Vault vault;
  private final Clock clock;

  SecretController(Endpoints endpoints, Vault vault, Clock clock) {
    this.endpoints = endpoints;
    this.vault = vault;
    this.clock = clock;
  }

  @Operation(
      summary = "Replace an endpoint's secret",
      description =
          "For the seconds of the overlap (a day, unless said; at most a week) deliveries carry a"
              + " signature of each secret. The only answer that holds the new one.")
  @PostMapping(
      path = "/api/v1/webhooks/endpoints/{id}/secret/rotate",
      consumes = "application/json")
  RotatedAnswer rotate(Caller caller, @PathVariable UUID id, @Valid @RequestBody Rotation wish) {
    if (!vault.isOpen()) {
      throw WebhookProblems.notSetUp();
    }
    var overlap = Duration.ofSeconds(wish.overlapSeconds() == null ? DAY : wish.overlapSeconds());
    var secret =
        endpoints.rotate(caller.tenantId(), id, overlap).orElseThrow(WebhookProblems::noEndpoint);
    return new RotatedAnswer(secret.text(), clock.instant().plus(overlap));
  }

  record Rotation(@Nullable @Min(0) @Max(7 * DAY) Long overlapSeconds) {}

  /** The new secret, and when the old one stops. */
  record RotatedAnswer(String secret, Instant previousUntil) {}
}
