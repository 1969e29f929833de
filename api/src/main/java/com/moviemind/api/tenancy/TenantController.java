package com.moviemind.api.tenancy;

import com.moviemind.api.access.Plans;
import com.moviemind.api.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tenants, for operators: keys with scope admin. */
@RestController
@RequestMapping("/api/v1/admin/tenants")
@Tag(name = "Operator")
class TenantController {

  private final Tenancy tenancy;
  private final Plans plans;

  TenantController(Tenancy tenancy, Plans plans) {
    this.tenancy = tenancy;
    this.plans = plans;
  }

  @Operation(summary = "Open a tenant", description = "With plan free where none is named.")
  @ApiResponse(responseCode = "201")
  @PostMapping(consumes = "application/json")
  ResponseEntity<TenantAnswer> open(@Valid @RequestBody NewTenant wish) {
    var plan = known(wish.plan() == null ? "free" : wish.plan());
    var tenant = TenantAnswer.of(tenancy.open(wish.name().strip(), plan));
    return ResponseEntity.created(URI.create("/api/v1/admin/tenants/" + tenant.id())).body(tenant);
  }

  @Operation(summary = "All tenants, by name")
  @GetMapping
  TenantPage all(
      @RequestParam(defaultValue = "1") @Min(1) @Max(100_000) int page,
      @RequestParam(name = "per_page", defaultValue = "50") @Min(1) @Max(100) int perPage) {
    var found = tenancy.all(PageRequest.of(page - 1, perPage, Sort.by("name")));
    return new TenantPage(
        found.map(TenantAnswer::of).getContent(), page, perPage, found.getTotalElements());
  }

  @Operation(summary = "A tenant")
  @GetMapping("/{id}")
  TenantAnswer one(@PathVariable UUID id) {
    return TenantAnswer.of(tenancy.tenant(id));
  }

  @Operation(
      summary = "Change a tenant's plan, or how long its jobs are kept",
      description =
          "What is left out stays. job_retention_days counts from a job's end: then it is no longer"
              + " shown, and deleted; its text stays with its entity.")
  @PatchMapping(path = "/{id}", consumes = "application/json")
  TenantAnswer change(@PathVariable UUID id, @Valid @RequestBody Change wish) {
    if (wish.plan() == null && wish.jobRetentionDays() == null) {
      throw Problem.invalid("/plan", "Say what is to change: plan, job_retention_days.")
          .exception();
    }
    var plan = wish.plan() == null ? null : known(wish.plan());
    return TenantAnswer.of(tenancy.change(id, plan, wish.jobRetentionDays()));
  }

  @Operation(
      summary = "Close a tenant",
      description = "Its keys stop working; what it asked for stays.")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void close(@PathVariable UUID id) {
    tenancy.close(id);
  }

  private String known(String plan) {
    if (!plans.names().contains(plan)) {
      var names = plans.names().stream().sorted().collect(Collectors.joining(", "));
      throw Problem.invalid("/plan", "This must be one of " + names + ".").exception();
    }
    return plan;
  }

  record NewTenant(@NotBlank @Size(max = 100) String name, @Nullable String plan) {}

  record Change(@Nullable String plan, @Nullable @Min(1) @Max(3650) Integer jobRetentionDays) {}

  record TenantAnswer(
      UUID id,
      String name,
      String plan,
      int jobRetentionDays,
      Instant createdAt,
      @Nullable Instant closedAt) {
    static TenantAnswer of(Tenant tenant) {
      return new TenantAnswer(
          tenant.id(),
          tenant.name(),
          tenant.plan(),
          tenant.jobRetentionDays(),
          tenant.createdAt(),
          tenant.closedAt());
    }
  }

  record TenantPage(List<TenantAnswer> data, int page, int perPage, long total) {}
}
