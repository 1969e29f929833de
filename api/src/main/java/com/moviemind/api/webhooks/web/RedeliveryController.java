package com.moviemind.api.webhooks.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.EventSearch;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.redelivery.Choice;
import com.moviemind.api.webhooks.redelivery.Redeliveries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends events again: one, all since a moment, or by filter. */
@RestController
@RequestMapping("/api/v1/webhooks/endpoints/{endpointId}/redeliveries")
@Tag(name = "Webhooks")
class RedeliveryController {

  private static final int RATE = 20;

  private final Endpoints endpoints;
  private final Redeliveries redeliveries;
  private final EventSearch events;
  private final EventLog log;

  RedeliveryController(
      Endpoints endpoints, Redeliveries redeliveries, EventSearch events, EventLog log) {
    this.endpoints = endpoints;
    this.redeliveries = redeliveries;
    this.events = events;
    this.log = log;
  }

  @Operation(
      summary = "Send events again",
      description =
          "Without a count: 200 with the number of events it would be, and up_to. With both, as"
              + " shown: 202, and they are sent in order, 20 a second unless said otherwise, each"
              + " with the webhook-id it always had. A count that is no longer true is a 409.")
  @ApiResponse(responseCode = "200", description = "What would be sent")
  @ApiResponse(responseCode = "202", description = "It has begun")
  @PostMapping(consumes = "application/json")
  ResponseEntity<RedeliveryAnswer> begin(
      Caller caller, @PathVariable UUID endpointId, @Valid @RequestBody RedeliveryWish wish) {
    var endpoint = endpoint(caller, endpointId);
    var choice = choice(endpoint, wish);
    var count = redeliveries.count(endpoint, choice);
    if (wish.count() == null) {
      return ResponseEntity.ok(RedeliveryAnswer.preview(count, choice.upTo()));
    }
    if (wish.count() != count) {
      throw WebhookProblems.countChanged(count);
    }
    var rate = Objects.requireNonNullElse(wish.ratePerSecond(), RATE);
    return ResponseEntity.accepted()
        .body(RedeliveryAnswer.of(redeliveries.begin(endpoint, choice, rate, count)));
  }

  @Operation(summary = "How far a redelivery has come")
  @GetMapping("/{id}")
  RedeliveryAnswer one(Caller caller, @PathVariable UUID endpointId, @PathVariable UUID id) {
    return redeliveries
        .find(endpoint(caller, endpointId), id)
        .map(RedeliveryAnswer::of)
        .orElseThrow(WebhookProblems::noRedelivery);
  }

  @Operation(summary = "Stop a redelivery", description = "What was sent stays sent.")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stop(Caller caller, @PathVariable UUID endpointId, @PathVariable UUID id) {
    var endpoint = endpoint(caller, endpointId);
    if (redeliveries.find(endpoint, id).isEmpty()) {
      throw WebhookProblems.noRedelivery();
    }
    redeliveries.stop(endpoint, id);
  }

  private Choice choice(Endpoint endpoint, RedeliveryWish wish) {
    long after = Objects.requireNonNullElse(wish.after(), 0L);
    if (wish.since() != null) {
      after = Math.max(after, events.before(endpoint.tenantId(), wish.since()));
    }
    long last = log.last();
    return new Choice(
        after,
        Math.min(last, Objects.requireNonNullElse(wish.upTo(), last)),
        wish.eventTypes() == null ? endpoint.terms().eventTypes() : wish.eventTypes(),
        wish.eventIds() == null ? List.of() : wish.eventIds(),
        Boolean.TRUE.equals(wish.undelivered()));
  }

  private Endpoint endpoint(Caller caller, UUID id) {
    return endpoints.find(caller.tenantId(), id).orElseThrow(WebhookProblems::noEndpoint);
  }
}
