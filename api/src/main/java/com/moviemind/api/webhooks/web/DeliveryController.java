package com.moviemind.api.webhooks.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.history.DeliveryLog;
import com.moviemind.api.webhooks.history.Outcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What was sent to an endpoint, and what came back. */
@RestController
@RequestMapping("/api/v1/webhooks/endpoints/{endpointId}/deliveries")
@Tag(name = "Webhooks")
class DeliveryController {

  private final Endpoints endpoints;
  private final DeliveryLog log;

  DeliveryController(Endpoints endpoints, DeliveryLog log) {
    this.endpoints = endpoints;
    this.log = log;
  }

  @Operation(
      summary = "The delivery log of an endpoint, the newest first",
      description = "Kept for 14 days. The next page is named in the Link header.")
  @GetMapping
  ResponseEntity<DeliveryList> all(
      Caller caller,
      @PathVariable UUID endpointId,
      @RequestParam
          @Nullable
          @Pattern(
              regexp = "delivered|failed|refused",
              message = "This must be one of delivered, failed, refused.")
          String outcome,
      @RequestParam(name = "event_id") @Nullable UUID eventId,
      @RequestParam @Nullable UUID before,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    var endpoint = endpoint(caller, endpointId);
    var wanted = outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT));
    var page =
        log.newest(
            caller.tenantId(), endpoint.id(), new DeliveryLog.Wish(before, wanted, eventId), limit);
    var answer = ResponseEntity.ok();
    if (page.size() == limit) {
      var next =
          UriComponentsBuilder.fromPath("/api/v1/webhooks/endpoints/{id}/deliveries")
              .queryParam("limit", limit)
              .queryParam("before", page.getLast().id());
      if (outcome != null) {
        next.queryParam("outcome", outcome);
      }
      if (eventId != null) {
        next.queryParam("event_id", eventId);
      }
      answer.header("Link", "<%s>; rel=\"next\"".formatted(next.buildAndExpand(endpointId)));
    }
    return answer.body(new DeliveryList(page.stream().map(DeliveryAnswer::brief).toList()));
  }

  @Operation(summary = "One delivery, with its request and its answer")
  @GetMapping("/{id}")
  DeliveryAnswer one(Caller caller, @PathVariable UUID endpointId, @PathVariable UUID id) {
    var endpoint = endpoint(caller, endpointId);
    return log.find(caller.tenantId(), endpointId, id)
        .map(it -> DeliveryAnswer.whole(it, PingController.url(endpoint)))
        .orElseThrow(WebhookProblems::noDelivery);
  }

  private Endpoint endpoint(Caller caller, UUID id) {
    return endpoints.find(caller.tenantId(), id).orElseThrow(WebhookProblems::noEndpoint);
  }

  record DeliveryList(List<DeliveryAnswer> data) {}
}
