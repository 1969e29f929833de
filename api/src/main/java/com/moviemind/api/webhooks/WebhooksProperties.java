package com.moviemind.api.webhooks;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Webhooks. Without an encryption key nobody can register an endpoint.
 *
 * @param encryptionKeys keys that secrets are encrypted with, by id: 32 bytes in base64 each
 * @param encryptionKey id of the key that new secrets are encrypted with; older ones are then
 *     encrypted anew with it. Needed where there are several keys
 * @param maxEndpoints endpoints a tenant may have
 */
@Validated
@ConfigurationProperties(prefix = "moviemind.webhooks", ignoreUnknownFields = false)
public record WebhooksProperties(
    @DefaultValue Map<String, String> encryptionKeys,
    @Nullable String encryptionKey,
    @DefaultValue("50") @Min(1) int maxEndpoints,
    @DefaultValue @Valid Egress egress,
    @DefaultValue @Valid Delivery delivery) {

  @Override
  public String toString() {
    return "WebhooksProperties[encryptionKeys=%s, egress=%s, delivery=%s]"
        .formatted(encryptionKeys.keySet(), egress, delivery);
  }

  /**
   * Where deliveries may go. The defaults are for the public internet.
   *
   * @param allowHttp whether endpoints may be without TLS; for development
   * @param ports ports that endpoints may name, such as 443 or 8000-8999
   * @param allowNetworks networks that are not public and allowed all the same, such as 10.1.0.0/16
   * @param timeout how long a delivery may take from resolving the host to the answer's status
   * @param connectTimeout how long a host may take to accept a connection
   * @param sslBundle the SSL bundle (spring.ssl.bundle) whose trust store is used, not Java's own
   */
  public record Egress(
      @DefaultValue("false") boolean allowHttp,
      @DefaultValue({"443", "8443"}) List<String> ports,
      @DefaultValue List<String> allowNetworks,
      @DefaultValue("15s") @NotNull Duration timeout,
      @DefaultValue("5s") @NotNull Duration connectTimeout,
      @Nullable String sslBundle) {}

  /**
   * How deliveries are repeated.
   *
   * @param retryAfter pauses before the second and each further attempt, varied by a tenth
   * @param breakerFailures different events that fail one after the other until the rest is parked
   * @param probeFirst pause before a parked endpoint is tried again; doubled each time
   * @param probeMost the longest such pause
   * @param lease how long a silent instance keeps its endpoints
   */
  public record Delivery(
      @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "16h", "24h"}) @NotEmpty
          List<Duration> retryAfter,
      @DefaultValue("5") @Min(1) @Max(100) int breakerFailures,
      @DefaultValue("30s") @NotNull Duration probeFirst,
      @DefaultValue("10m") @NotNull Duration probeMost,
      @DefaultValue("5s") @NotNull Duration lease) {}
}
