package com.moviemind.api.quarantine.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.quarantine.Entries;
import com.moviemind.api.quarantine.Entries.Step;
import com.moviemind.api.quarantine.Entry;
import com.moviemind.api.quarantine.Filter;
import com.moviemind.api.quarantine.Orders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What could not be written, one by one, for operators: keys with scope admin. */
@RestController
@RequestMapping(QuarantineController.HOME)
@Tag(name = "Quarantine")
class QuarantineController {

  static final String HOME = "/api/v1/admin/quarantine";

  private final Entries entries;
  private final Orders orders;

  QuarantineController(Entries entries, Orders orders) {
    this.entries = entries;
    this.orders = orders;
  }

  @Operation(
      summary = "What could not be written, the newest first",
      description =
          "What is held, unless state says otherwise. next_cursor leads to the next page.")
  @GetMapping
  ResponseEntity<EntryPage> page(
      Caller caller,
      @Valid @ParameterObject Filter filter,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit,
      @RequestParam(required = false) @Nullable String cursor) {
    caller.require(Scope.ADMIN);
    var found = entries.page(filter, Cursor.read(cursor), limit + 1);
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit ? Cursor.after(shown.getLast()) : null;
    var answer = ResponseEntity.ok();
    if (next != null) {
      answer.header("Link", "<%s>; rel=\"next\"".formatted(Cursor.link(filter, limit, next)));
    }
    return answer.body(new EntryPage(shown, next));
  }

  @Operation(summary = "An entry with its facts, and what was ordered of it")
  @GetMapping("/{id}")
  OneEntry one(Caller caller, @PathVariable UUID id) {
    caller.require(Scope.ADMIN);
    var entry = known(id);
    return new OneEntry(entry, entries.facts(id), entries.history(id));
  }

  @Operation(
      summary = "Mend an entry",
      description =
          "Names the revision it saw; the worker refuses another one. What is missing stays as it is.")
  @ApiResponse(responseCode = "202")
  @PostMapping(path = "/{id}/edit", consumes = "application/json")
  ResponseEntity<Ordered> edit(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody EditRequest wish) {
    caller.require(Scope.ADMIN);
    var entry = held(id);
    if (entry.revision() != wish.revision()) {
      throw QuarantineProblems.changed(entry.revision()).exception();
    }
    return accepted(orders.edit(caller, entry, wish.revision(), wish.edit()));
  }

  @Operation(
      summary = "Try again",
      description = "A new job with retry_of for each job that failed with the entry.")
  @ApiResponse(responseCode = "202")
  @PostMapping("/{id}/replay")
  ResponseEntity<Ordered> replay(Caller caller, @PathVariable UUID id) {
    caller.require(Scope.ADMIN);
    var sent = orders.replay(caller, List.of(held(id)));
    if (sent.isEmpty()) {
      throw QuarantineProblems.nothingToReplay().exception();
    }
    return accepted(sent.getFirst());
  }

  @Operation(summary = "Give an entry up for good; its row stays until its day is purged")
  @ApiResponse(responseCode = "202")
  @PostMapping("/{id}/discard")
  ResponseEntity<Ordered> discard(Caller caller, @PathVariable UUID id) {
    caller.require(Scope.ADMIN);
    return accepted(orders.discard(caller, List.of(held(id))).getFirst());
  }

  private Entry known(UUID id) {
    var entry = entries.find(id);
    if (entry == null) {
      throw QuarantineProblems.notFound().exception();
    }
    return entry;
  }

  private Entry held(UUID id) {
    var entry = known(id);
    if (!entry.isHeld()) {
      throw QuarantineProblems.decided(entry.state()).exception();
    }
    return entry;
  }

  private static ResponseEntity<Ordered> accepted(Orders.Sent sent) {
    var lookAt = HOME + "/" + sent.entryId();
    return ResponseEntity.accepted()
        .header("Location", lookAt)
        .body(new Ordered(sent.orderId(), lookAt, sent.jobs()));
  }

  record EntryPage(List<Entry> data, @Nullable String nextCursor) {}

  record OneEntry(Entry entry, String facts, List<Step> history) {}

  /** The worker decides; the history of what {@code lookAt} names says what became of it. */
  record Ordered(UUID orderId, String lookAt, List<UUID> jobIds) {}
}
