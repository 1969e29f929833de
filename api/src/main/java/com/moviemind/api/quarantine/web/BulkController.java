package com.moviemind.api.quarantine.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.quarantine.Entries;
import com.moviemind.api.quarantine.Entry;
import com.moviemind.api.quarantine.Filter;
import com.moviemind.api.quarantine.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many entries at once, by filter: whoever orders says how many he means. */
@RestController
@RequestMapping(QuarantineController.HOME)
@Tag(name = "Quarantine")
class BulkController {

  private static final int MOST = 5_000;

  private final Entries entries;
  private final Orders orders;

  BulkController(Entries entries, Orders orders) {
    this.entries = entries;
    this.orders = orders;
  }

  @Operation(summary = "How many entries a filter finds, for an order by filter")
  @GetMapping("/count")
  Count count(Caller caller, @Valid @ParameterObject Filter filter) {
    caller.require(Scope.ADMIN);
    return new Count(entries.count(filter));
  }

  @Operation(
      summary = "Try again everything held that a filter finds",
      description =
          "expected_count is what /count said; another number now is a 409. At most 5000.")
  @ApiResponse(responseCode = "202")
  @PostMapping(path = "/replay", consumes = "application/json")
  ResponseEntity<BulkOrdered> replay(Caller caller, @Valid @RequestBody BulkRequest wish) {
    var found = found(caller, wish);
    return accepted(found, orders.replay(caller, found));
  }

  @Operation(
      summary = "Give up everything held that a filter finds",
      description =
          "expected_count is what /count said; another number now is a 409. At most 5000.")
  @ApiResponse(responseCode = "202")
  @PostMapping(path = "/discard", consumes = "application/json")
  ResponseEntity<BulkOrdered> discard(Caller caller, @Valid @RequestBody BulkRequest wish) {
    var found = found(caller, wish);
    return accepted(found, orders.discard(caller, found));
  }

  private List<Entry> found(Caller caller, BulkRequest wish) {
    caller.require(Scope.ADMIN);
    if (wish.expectedCount() > MOST) {
      throw Problem.invalid("/expected_count", "This must be at most " + MOST + ".").exception();
    }
    var found = entries.held(wish.filter(), MOST + 1);
    if (found.size() != wish.expectedCount()) {
      throw QuarantineProblems.count(found.size()).exception();
    }
    return found;
  }

  private static ResponseEntity<BulkOrdered> accepted(List<Entry> found, List<Orders.Sent> sent) {
    return ResponseEntity.accepted()
        .header("Location", QuarantineController.HOME)
        .body(
            new BulkOrdered(
                sent.size(),
                found.size() - sent.size(),
                sent.stream().mapToInt(it -> it.jobs().size()).sum(),
                QuarantineController.HOME));
  }

  record Count(long count) {}

  record BulkRequest(@NotNull @Valid Filter filter, @NotNull @Min(0) Integer expectedCount) {}

  /**
   * The worker decides each entry.
   *
   * @param ordered entries whose order is on its way
   * @param leftOut entries whose work is in flight again already
   * @param jobs new jobs
   */
  record BulkOrdered(int ordered, int leftOut, int jobs, String lookAt) {}
}
