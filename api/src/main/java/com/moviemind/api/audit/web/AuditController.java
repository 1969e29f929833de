package com.moviemind.api.audit.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.audit.Finding;
import com.moviemind.api.audit.Findings;
import com.moviemind.api.audit.Findings.Event;
import com.moviemind.api.audit.Findings.Side;
import com.moviemind.api.audit.Plan;
import com.moviemind.api.audit.RepairOrders;
import com.moviemind.api.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What does not hold, for operators: keys with scope admin. */
@RestController
@RequestMapping(AuditController.HOME)
@Tag(name = "Audit")
class AuditController {

  static final String HOME = "/api/v1/admin/audit";

  private static final int MOST = 1_000;
  private static final String STATES = "OPEN|SUSPECTED|ACCEPTED";
  private static final String NO_STATE = "This must be one of OPEN, SUSPECTED, ACCEPTED.";

  private final Findings findings;
  private final RepairOrders orders;

  AuditController(Findings findings, RepairOrders orders) {
    this.findings = findings;
    this.orders = orders;
  }

  @Operation(
      summary = "What the self-audit found, the oldest first",
      description =
          "What is open, unless state says otherwise. asked_at says since when every question was asked.")
  @GetMapping("/findings")
  FoundNow findings(
      Caller caller,
      @RequestParam(required = false) @Nullable @Size(max = 50) String kind,
      @RequestParam(defaultValue = "OPEN") @Pattern(regexp = STATES, message = NO_STATE)
          String state,
      @RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int limit) {
    caller.require(Scope.ADMIN);
    return new FoundNow(findings.sides(), findings.of(kind, state, limit));
  }

  @Operation(
      summary = "The record of the audit, the newest first",
      description =
          "What was found, ended, ordered, repaired, refused and accepted. Kept for 400 days.")
  @GetMapping("/events")
  Recorded record(
      Caller caller,
      @RequestParam(required = false) @Nullable @Size(max = 50) String kind,
      @RequestParam(required = false) @Nullable UUID order,
      @RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int limit) {
    caller.require(Scope.ADMIN);
    return new Recorded(findings.events(kind, order, limit));
  }

  @Operation(
      summary = "Mend what was found, or accept it",
      description =
          "Without apply nothing changes: the answer shows what would, row by row, and a token. With apply and that"
              + " token it is ordered; another plan by now is a 409. Each row is looked at again under its lock."
              + " action accept needs a kind: its findings no longer count.")
  @PostMapping(path = "/repairs", consumes = "application/json")
  ResponseEntity<Planned> repair(Caller caller, @Valid @RequestBody RepairRequest wish) {
    caller.require(Scope.ADMIN);
    var action = wish.action() == null ? "repair" : wish.action();
    if (action.equals("accept") && wish.kind() == null) {
      throw Problem.invalid("/kind", "This must be given with action accept.").exception();
    }
    var plan = orders.plan(action, wish.kind(), MOST);
    if (!Boolean.TRUE.equals(wish.apply())) {
      return ResponseEntity.ok(Planned.shown(plan));
    }
    if (!plan.token().equals(wish.token())) {
      throw AuditProblems.changed(plan.token()).exception();
    }
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(Planned.ordered(plan, orders.order(caller, plan)));
  }

  record FoundNow(List<Side> sides, List<Finding> data) {}

  record Recorded(List<Event> data) {}

  /** What is missing is false, any kind, or repair. */
  record RepairRequest(
      @Nullable @Size(max = 50) String kind,
      @Nullable @Pattern(regexp = "repair|accept", message = "This must be one of repair, accept.")
          String action,
      @Nullable Boolean apply,
      @Schema(description = "As shown without apply") @Nullable @Size(max = 64) String token) {}

  /**
   * What would be done, or was ordered.
   *
   * @param outcomes of the api's own rows
   * @param sent rows that the worker decides about; the record says what became of them
   */
  record Planned(
      boolean applied,
      String token,
      List<Finding> rows,
      @Nullable UUID orderId,
      @Nullable List<Decided> outcomes,
      @Nullable Integer sent,
      @Nullable String lookAt) {

    static Planned shown(Plan plan) {
      return new Planned(false, plan.token(), plan.rows(), null, null, null, null);
    }

    static Planned ordered(Plan plan, RepairOrders.Sent sent) {
      return new Planned(
          true,
          plan.token(),
          plan.rows(),
          sent.orderId(),
          sent.outcomes().stream()
              .map(it -> new Decided(it.subject(), it.what().name(), it.detail()))
              .toList(),
          sent.sent(),
          HOME + "/events?order=" + sent.orderId());
    }
  }

  record Decided(String subject, String what, String detail) {}
}
