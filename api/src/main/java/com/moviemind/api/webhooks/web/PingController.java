package com.moviemind.api.webhooks.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.moviemind.api.access.Caller;
import com.moviemind.api.webhooks.courier.Sending;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.history.DeliveryLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sends a test event and tells what came back. */
@RestController
@Tag(name = "Webhooks")
class PingController {

  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Endpoints endpoints;
  private final Sending sending;
  private final DeliveryLog log;
  private final Cache<UUID, Boolean> lately =
      Caffeine.newBuilder().expireAfterWrite(BETWEEN).maximumSize(10_000).build();

  PingController(Endpoints endpoints, Sending sending, DeliveryLog log) {
    this.endpoints = endpoints;
    this.sending = sending;
    this.log = log;
  }

  @Operation(
      summary = "Send a test event",
      description =
          "Sends webhook.ping once, also to a disabled endpoint, and answers with its entry in the"
              + " delivery log.")
  @PostMapping("/api/v1/webhooks/endpoints/{id}/ping")
  DeliveryAnswer ping(Caller caller, @PathVariable UUID id) {
    var endpoint = endpoints.find(caller.tenantId(), id).orElseThrow(WebhookProblems::noEndpoint);
    if (lately.asMap().putIfAbsent(id, true) != null) {
      throw WebhookProblems.pingedLately(BETWEEN);
    }
    var secrets = endpoints.secrets(List.of(id)).getOrDefault(id, List.of());
    if (secrets.isEmpty()) {
      throw WebhookProblems.notSetUp();
    }
    var entry = sending.ping(endpoint, secrets);
    log.add(entry);
    return DeliveryAnswer.whole(entry, url(endpoint));
  }

  /** Without a query, which may hold a token. */
  static String url(Endpoint endpoint) {
    return endpoint.terms().url().replaceFirst("\\?.*", "?...");
  }
}
