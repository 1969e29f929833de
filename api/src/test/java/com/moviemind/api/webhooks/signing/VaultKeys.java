package com.moviemind.api.webhooks.signing;

import com.moviemind.api.webhooks.WebhooksProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Vaults with the keys a test says. */
public final class VaultKeys {

  private VaultKeys() {}

  /** The second of the keys that {@code WithWebhooks} sets. */
  public static Vault underTheSecond() {
    return of(Map.of("two", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="), "two");
  }

  static Vault of(Map<String, String> keys, @Nullable String current) {
    return new Vault(properties(keys, current));
  }

  static WebhooksProperties properties(Map<String, String> keys, @Nullable String current) {
    return new WebhooksProperties(
        keys,
        current,
        1,
        new WebhooksProperties.Egress(
            false, List.of(), List.of(), Duration.ZERO, Duration.ZERO, null),
        new WebhooksProperties.Delivery(List.of(), 1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }
}
