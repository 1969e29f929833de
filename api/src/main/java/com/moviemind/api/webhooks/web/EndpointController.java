package com.moviemind.api.webhooks.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.moviemind.api.access.Caller;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.webhooks.egress.Targets;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.endpoints.Endpoints;
import com.moviemind.api.webhooks.endpoints.Terms;
import com.moviemind.api.webhooks.history.DeliveryLog;
import com.moviemind.api.webhooks.signing.Vault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A tenant's endpoints. Another tenant's is answered like an unknown one. */
@RestController
@RequestMapping("/api/v1/webhooks/endpoints")
@Tag(name = "Webhooks")
class EndpointController {

  private final Endpoints endpoints;
  private final DeliveryLog log;
  private final Targets targets;
  private final Vault vault;

  EndpointController(Endpoints endpoints, DeliveryLog log, Targets targets, Vault vault) {
    this.endpoints = endpoints;
    this.log = log;
    this.targets = targets;
    this.vault = vault;
  }

  @Operation(
      summary = "Register an endpoint",
      description =
          "Events from now on are sent to it, signed by the Standard Webhooks specification. The"
              + " only answer that holds its secret. Needs scope webhooks.")
  @ApiResponse(responseCode = "201")
  @PostMapping(consumes = "application/json")
  ResponseEntity<NewEndpointAnswer> register(Caller caller, @Valid @RequestBody EndpointWish wish) {
    if (!vault.isOpen()) {
      throw WebhookProblems.notSetUp();
    }
    var terms = checked(wish.over(EndpointWish.usual()));
    var registered =
        endpoints.register(caller.tenantId(), terms).orElseThrow(WebhookProblems::tooMany);
    var endpoint = registered.endpoint();
    return ResponseEntity.created(URI.create("/api/v1/webhooks/endpoints/" + endpoint.id()))
        .body(new NewEndpointAnswer(registered.secret().text(), answer(endpoint)));
  }

  @Operation(summary = "The tenant's endpoints, without their secrets")
  @GetMapping
  EndpointList all(Caller caller) {
    var all = endpoints.of(caller.tenantId());
    var progress = log.progress(all.stream().map(Endpoint::id).toList());
    return new EndpointList(
        all.stream().map(it -> EndpointAnswer.of(it, progress.get(it.id()))).toList());
  }

  @Operation(summary = "An endpoint, and where it stands")
  @GetMapping("/{id}")
  EndpointAnswer one(Caller caller, @PathVariable UUID id) {
    return answer(endpoints.find(caller.tenantId(), id).orElseThrow(WebhookProblems::noEndpoint));
  }

  @Operation(
      summary = "Change an endpoint",
      description =
          "What is left out stays. A change that leaves it enabled has a parked endpoint tried at"
              + " once; enabling a disabled one sends what has waited, as far as the log goes back.")
  @PatchMapping(path = "/{id}", consumes = "application/json")
  EndpointAnswer change(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody EndpointWish wish) {
    var before = endpoints.find(caller.tenantId(), id).orElseThrow(WebhookProblems::noEndpoint);
    var terms = wish.over(before.terms());
    var checked = terms.url().equals(before.terms().url()) ? terms : checked(terms);
    var enabled =
        wish.status() == null ? before.disabled() == null : wish.status().equals("enabled");
    return answer(
        endpoints
            .change(caller.tenantId(), id, checked, enabled)
            .orElseThrow(WebhookProblems::noEndpoint));
  }

  @Operation(summary = "Remove an endpoint", description = "Nothing more is sent to it.")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable UUID id) {
    if (!endpoints.remove(caller.tenantId(), id)) {
      throw WebhookProblems.noEndpoint();
    }
  }

  private Terms checked(Terms terms) {
    if (terms.url().isEmpty()) {
      throw Problem.invalid("/url", "This is required.").exception();
    }
    var complaint = targets.complaint(terms.url());
    if (complaint != null) {
      throw Problem.invalid("/url", complaint).exception();
    }
    return terms;
  }

  private EndpointAnswer answer(Endpoint endpoint) {
    return EndpointAnswer.of(endpoint, log.progress(List.of(endpoint.id())).get(endpoint.id()));
  }

  record NewEndpointAnswer(String secret, @JsonUnwrapped EndpointAnswer about) {}

  record EndpointList(List<EndpointAnswer> data) {}
}
