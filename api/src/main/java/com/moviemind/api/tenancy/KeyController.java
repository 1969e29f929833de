package com.moviemind.api.tenancy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.moviemind.api.access.ApiKeySecret;
import com.moviemind.api.access.Scope;
import com.moviemind.api.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/** A tenant's keys, for operators: keys with scope admin. */
@RestController
@RequestMapping("/api/v1/admin/tenants/{tenantId}/keys")
@Tag(name = "Operator")
class KeyController {

  private final Tenancy tenancy;
  private final Clock clock;

  KeyController(Tenancy tenancy, Clock clock) {
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** The only answer that ever holds the key itself. */
  @Operation(
      summary = "Give a tenant a key",
      description = "The only answer that ever holds the key itself.")
  @ApiResponse(responseCode = "201")
  @PostMapping(consumes = "application/json")
  ResponseEntity<NewKeyAnswer> give(@PathVariable UUID tenantId, @Valid @RequestBody NewKey wish) {
    if (wish.expiresAt() != null && wish.expiresAt().isBefore(clock.instant())) {
      throw Problem.invalid("/expires_at", "This must be in the future.").exception();
    }
    var scopes = wish.scopes().stream().map(Scope::of).collect(Collectors.toSet());
    var secret = ApiKeySecret.mint();
    var key =
        tenancy.give(
            tenantId, secret, new ApiKey.Terms(wish.label().strip(), scopes, wish.expiresAt()));
    var at = URI.create("/api/v1/admin/tenants/%s/keys/%s".formatted(tenantId, key.id()));
    return ResponseEntity.created(at).body(new NewKeyAnswer(secret.text(), KeyAnswer.of(key)));
  }

  @Operation(summary = "A tenant's keys, without the keys themselves")
  @GetMapping
  KeyList all(@PathVariable UUID tenantId) {
    return new KeyList(tenancy.keysOf(tenantId).stream().map(KeyAnswer::of).toList());
  }

  @Operation(
      summary = "Revoke a key",
      description = "Here at once, on other instances within two seconds.")
  @DeleteMapping("/{keyId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(@PathVariable UUID tenantId, @PathVariable UUID keyId) {
    tenancy.takeBack(tenantId, keyId);
  }

  record NewKey(
      @NotBlank @Size(max = 100) String label,
      @NotEmpty @Size(max = 4)
          List<
                  @NotNull
                  @Pattern(
                      regexp = "read|generate|webhooks|admin",
                      message = "This must be one of read, generate, webhooks, admin.")
                  String>
              scopes,
      @Nullable Instant expiresAt) {}

  record NewKeyAnswer(String key, @JsonUnwrapped KeyAnswer about) {}

  record KeyAnswer(
      UUID id,
      String label,
      String prefix,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {
    static KeyAnswer of(ApiKey key) {
      return new KeyAnswer(
          key.id(),
          key.label(),
          key.prefix(),
          key.scopes(),
          key.createdAt(),
          key.expiresAt(),
          key.revokedAt());
    }
  }

  record KeyList(List<KeyAnswer> data) {}
}
