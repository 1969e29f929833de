package com.moviemind.api.budgets;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.budgets.BudgetAnswers.Spend;
import com.moviemind.api.budgets.BudgetAnswers.Spent;
import com.moviemind.api.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was spent, for operators: keys with scope admin. */
@RestController
@Tag(name = "Operator")
class SpendController {

  private static final int MOST_DAYS = 92;

  private final BudgetViews views;
  private final Clock clock;

  SpendController(BudgetViews views, Clock clock) {
    this.views = views;
    this.clock = clock;
  }

  @Operation(
      summary = "What was spent, by tenant, day and model",
      description =
          "Days are UTC's; a call belongs to the day it was reserved on. At most 92 days, this month where none is"
              + " named. Attempts are kept for 90 days.")
  @GetMapping("/api/v1/admin/spend")
  Spend spend(
      Caller caller,
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable UUID tenant) {
    caller.require(Scope.ADMIN);
    var last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
    var first = from == null ? last.withDayOfMonth(1) : from;
    if (first.isAfter(last) || first.isBefore(last.minusDays(MOST_DAYS - 1))) {
      throw Problem.invalidParameter("from", "This must be at most 92 days before to.").exception();
    }
    var spent = views.spend(first, last, tenant);
    return new Spend(
        spent,
        first,
        last,
        spent.stream().mapToLong(Spent::chargedMicros).sum(),
        spent.stream().mapToLong(Spent::reservedMicros).sum());
  }
}
