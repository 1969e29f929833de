package com.moviemind.api.webhooks.endpoints;

import com.moviemind.api.webhooks.signing.WebhookSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret in force.
 *
 * @param until when it stops signing; null for the present one
 */
public record LiveSecret(WebhookSecret secret, @Nullable Instant until) {

  public boolean signsAt(Instant now) {
    return until == null || now.isBefore(until);
  }
}
