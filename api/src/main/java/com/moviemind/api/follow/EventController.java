package com.moviemind.api.follow;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.Follower;
import com.moviemind.api.web.Prefer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Events to fetch, for those who can hold no stream and receive no call. */
@RestController
@Tag(name = "Events")
class EventController {

  private final EventLog log;
  private final EventFeed feed;
  private final Cursors cursors;

  EventController(EventLog log, EventFeed feed, Cursors cursors) {
    this.log = log;
    this.feed = feed;
    this.cursors = cursors;
  }

  /**
   * A page of the log.
   *
   * @param cursor ask for what comes after it; also where there are no events
   * @param hasMore whether asking again at once makes sense
   */
  record EventPage(List<EventView> data, String cursor, boolean hasMore) {}

  @Operation(
      summary = "Fetch events",
      description =
          "In the order of the log, after a cursor; without one from the oldest event that is kept."
              + " The Link header leads on, also from a page without events. Prefer: wait=N holds the"
              + " answer until there is an event. The same address streams them where"
              + " text/event-stream is accepted.")
  @GetMapping(path = "/api/v1/events")
  ResponseEntity<EventPage> events(
      Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
      @RequestParam(required = false) @Nullable String types,
      @RequestHeader(name = Prefer.HEADER, required = false) @Nullable String prefer)
      throws InterruptedException {
    caller.require(Scope.READ);
    var wanted = Types.of(types);
    var from = after == null ? cursors.floor() : cursors.valid("after", after);
    var wait = Prefer.wait(prefer);
    var page = page(caller, from, limit, wanted);
    var answer = ResponseEntity.ok();
    if (!wait.isZero()) {
      answer.header(Prefer.APPLIED, Prefer.applied(wait));
      page = page.data().isEmpty() ? awaited(caller, page, limit, wanted, wait) : page;
    }
    return answer.header(HttpHeaders.LINK, next(page, limit, types)).body(page);
  }

  private EventPage page(Caller caller, long from, int limit, Types wanted) {
    // Read before the log: what is not found up to here is not there.
    var head = feed.head();
    var found = log.after(caller.tenantId(), from, limit);
    var full = found.size() == limit;
    var cursor = full ? found.getLast().seq() : Math.max(from, head);
    if (!full && !found.isEmpty()) {
      cursor = Math.max(cursor, found.getLast().seq());
    }
    var views = found.stream().filter(wanted::include).map(EventView::of).toList();
    return new EventPage(views, Long.toString(cursor), full);
  }

  private EventPage awaited(Caller caller, EventPage empty, int limit, Types wanted, Duration wait)
      throws InterruptedException {
    var page = empty;
    var until = System.nanoTime() + wait.toNanos();
    var from = Long.parseLong(page.cursor());
    try (Follower follower = feed.follow(caller.tenantId(), Set.of(), from)) {
      while (follower != null && page.data().isEmpty() && !follower.ended()) {
        var left = Duration.ofNanos(until - System.nanoTime());
        if (!page.hasMore() && (left.isNegative() || !follower.await(left))) {
          break;
        }
        follower.next(limit);
        page = page(caller, Long.parseLong(page.cursor()), limit, wanted);
      }
    }
    return page;
  }

  private static String next(EventPage page, int limit, @Nullable String types) {
    var address =
        UriComponentsBuilder.fromPath("/api/v1/events")
            .queryParam("after", page.cursor())
            .queryParam("limit", limit);
    if (types != null && !types.isBlank()) {
      address.queryParam("types", types);
    }
    return "<%s>; rel=\"next\"".formatted(address.encode().toUriString());
  }
}
