package com.moviemind.api.budgets;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.budgets.BudgetAnswers.Budgets;
import com.moviemind.api.budgets.BudgetAnswers.Ordered;
import com.moviemind.api.budgets.BudgetAnswers.OwnersBudgets;
import com.moviemind.api.tenancy.KnownTenants;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Budgets, for operators: keys with scope admin. The worker applies what is ordered here. */
@RestController
@RequestMapping("/api/v1/admin/budgets")
@Tag(name = "Operator")
class BudgetController {

  private static final String PERIOD = "day|month";
  private static final String NO_PERIOD = "This must be day or month.";

  private final BudgetViews views;
  private final BudgetOrders orders;
  private final KnownTenants tenants;

  BudgetController(BudgetViews views, BudgetOrders orders, KnownTenants tenants) {
    this.views = views;
    this.orders = orders;
    this.tenants = tenants;
  }

  @Operation(
      summary = "All budgets, what counts against them now, and whose work waits",
      description = "Days and calendar months are UTC's. Money is in micro-dollars.")
  @GetMapping
  Budgets all(Caller caller) {
    caller.require(Scope.ADMIN);
    return new Budgets(views.budgets(null), views.waiting());
  }

  @Operation(
      summary = "An owner's budgets and what was ordered of them",
      description = "owner is installation, every-tenant or a tenant's id.")
  @GetMapping("/{owner}")
  OwnersBudgets one(Caller caller, @PathVariable String owner) {
    caller.require(Scope.ADMIN);
    var whose = Owner.of(owner, tenants);
    return new OwnersBudgets(whose.word(), views.budgets(whose.id()), views.changes(whose.id()));
  }

  @Operation(
      summary = "Set a budget",
      description =
          "A cap on what is reserved and charged in a day or calendar month of UTC. The worker applies it within"
              + " moments, counting what was spent in the period so far; look_at says where it shows.")
  @ApiResponse(responseCode = "202")
  @PutMapping(path = "/{owner}/{period}", consumes = "application/json")
  ResponseEntity<Ordered> set(
      Caller caller,
      @PathVariable String owner,
      @PathVariable @Pattern(regexp = PERIOD, message = NO_PERIOD) String period,
      @Valid @RequestBody Cap cap) {
    return order(caller, owner, period, cap.capMicros());
  }

  @Operation(
      summary = "Take a budget back",
      description = "Then what the worker's properties say holds again, if they say anything.")
  @ApiResponse(responseCode = "202")
  @DeleteMapping("/{owner}/{period}")
  ResponseEntity<Ordered> remove(
      Caller caller,
      @PathVariable String owner,
      @PathVariable @Pattern(regexp = PERIOD, message = NO_PERIOD) String period) {
    return order(caller, owner, period, null);
  }

  private ResponseEntity<Ordered> order(
      Caller caller, String owner, String period, @Nullable Long capMicros) {
    caller.require(Scope.ADMIN);
    var whose = Owner.of(owner, tenants);
    var id = orders.order(caller, whose, period, capMicros);
    var lookAt = "/api/v1/admin/budgets/" + whose.word();
    return ResponseEntity.accepted().header("Location", lookAt).body(new Ordered(id, lookAt));
  }

  record Cap(@NotNull @Min(0) Long capMicros) {}
}
