package com.moviemind.api.follow;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.KeyWatch;
import com.moviemind.api.access.Scope;
import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.generation.JobState.Settled;
import com.moviemind.api.generation.VisibleJobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams of events. A stream keeps the virtual thread of its request and nothing else: no thread
 * of the platform, no connection to a store.
 */
@RestController
@Tag(name = "Events")
class StreamController {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final String FORM =
      "Server-sent events: id is the cursor, event the type, data the event as GET /api/v1/events"
          + " shows it. A client that reconnects with Last-Event-ID misses nothing; it may be answered"
          + " by any instance.";

  private final EventFeed feed;
  private final Cursors cursors;
  private final VisibleJobs jobs;
  private final KeyWatch keys;
  private final FollowProperties pace;
  private final JsonMapper json;
  private final MeterRegistry meters;

  StreamController(
      EventFeed feed,
      Cursors cursors,
      VisibleJobs jobs,
      KeyWatch keys,
      FollowProperties pace,
      JsonMapper json,
      MeterRegistry meters) {
    this.feed = feed;
    this.cursors = cursors;
    this.jobs = jobs;
    this.keys = keys;
    this.pace = pace;
    this.json = json;
    this.meters = meters;
  }

  @Operation(
      summary = "Stream the tenant's events",
      description = "From now on, or after Last-Event-ID or the parameter after. " + FORM)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = String.class)))
  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void events(
      Caller caller,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String types,
      HttpServletRequest request,
      HttpServletResponse response)
      throws InterruptedException {
    caller.require(Scope.READ);
    var wanted = Types.of(types);
    var cursor = cursor(lastEventId, after, feed.head());
    stream(caller, Set.of(), cursor, wanted, request, response);
  }

  @Operation(
      summary = "Stream a job's events",
      description =
          "From its first one, or after Last-Event-ID or the parameter after, until the job is settled;"
              + " 204 where nothing more will come, which tells an EventSource to stop. "
              + FORM)
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = String.class)))
  @ApiResponse(responseCode = "204", description = "Nothing more will come", content = @Content)
  @GetMapping(path = "/api/v1/jobs/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void jobEvents(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = LAST_EVENT_ID, required = false) @Nullable String lastEventId,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request,
      HttpServletResponse response)
      throws InterruptedException {
    caller.require(Scope.READ);
    var job = jobs.known(caller.tenantId(), id);
    var cursor = cursor(lastEventId, after, cursors.floor());
    if (job.state() instanceof Settled settled && cursors.allTold(job, settled, cursor)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    stream(caller, Set.of(job.id()), cursor, new Types(Set.of()), request, response);
  }

  private long cursor(@Nullable String lastEventId, @Nullable String after, long otherwise) {
    if (lastEventId != null && !lastEventId.isBlank()) {
      return cursors.valid(LAST_EVENT_ID, lastEventId.strip());
    }
    return after == null ? otherwise : cursors.valid("after", after);
  }

  private void stream(
      Caller caller,
      Set<UUID> ofJobs,
      long cursor,
      Types types,
      HttpServletRequest request,
      HttpServletResponse response)
      throws InterruptedException {
    try (var follower = feed.follow(caller.tenantId(), ofJobs, cursor)) {
      if (follower == null) {
        throw FollowProblems.tooMany();
      }
      var allowed = keys.of(request, caller, Scope.READ);
      var stream = new EventStream(follower, allowed, types, pace, json);
      var end = stream.run(!ofJobs.isEmpty(), response);
      meters
          .counter("moviemind.follow.streams.ended", "how", end.name().toLowerCase(Locale.ROOT))
          .increment();
    }
  }
}
