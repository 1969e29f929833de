package com.moviemind.api.generation.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.forecast.Forecasts;
import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
import com.moviemind.api.generation.VisibleJobs;
import com.moviemind.api.web.Prefer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells a tenant where its jobs stand. */
@RestController
@Tag(name = "Generation")
class JobController {

  /** Says from where on the event log holds what this answer does not show. */
  static final String EVENT_CURSOR = "Event-Cursor";

  private final VisibleJobs jobs;
  private final JobViews views;
  private final Forecasts forecasts;
  private final EventFeed feed;
  private final Clock clock;

  JobController(
      VisibleJobs jobs, JobViews views, Forecasts forecasts, EventFeed feed, Clock clock) {
    this.jobs = jobs;
    this.views = views;
    this.forecasts = forecasts;
    this.feed = feed;
    this.clock = clock;
  }

  @Operation(
      summary = "Where a job stands",
      description =
          "Another tenant's job is answered like an unknown one. Prefer: wait=N holds the answer until"
              + " the job is settled, for 60 s at most. The ETag covers state and result, not what is"
              + " expected. A job that has not settled says why it waits and when it is expected to be"
              + " started and done, and Retry-After comes from that. Event-Cursor"
              + " is where to go on with streams and pulls: they miss nothing that this answer does"
              + " not show.")
  @ApiResponse(responseCode = "200")
  @ApiResponse(
      responseCode = "304",
      description = "Neither state nor result have changed",
      content = @Content)
  @GetMapping("/api/v1/jobs/{id}")
  ResponseEntity<JobResponse> job(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String expand,
      @RequestHeader(name = Prefer.HEADER, required = false) @Nullable String prefer)
      throws InterruptedException {
    caller.require(Scope.READ);
    var withResult = JobViews.withResult(expand);
    var wait = Prefer.wait(prefer);
    var answer = ResponseEntity.ok();
    tellCursor(answer);
    var known = jobs.known(caller.tenantId(), id);
    var job = wait.isZero() ? known : awaited(known, wait, answer);
    return answer(job, caller.plan().weight(), withResult, answer);
  }

  private Job awaited(Job job, Duration wait, ResponseEntity.BodyBuilder answer)
      throws InterruptedException {
    if (job.state() instanceof JobState.Settled) {
      answer.header(Prefer.APPLIED, Prefer.applied(wait));
      return job;
    }
    var found = jobs.settled(job.tenantId(), Set.of(job.id()), wait);
    if (found == null || found.isEmpty()) {
      return job;
    }
    answer.header(Prefer.APPLIED, Prefer.applied(wait));
    return found.getFirst();
  }

  private ResponseEntity<JobResponse> answer(
      Job job, int weight, boolean withResult, ResponseEntity.BodyBuilder answer) {
    var view = views.of(job, withResult);
    if (!(job.state() instanceof JobState.Settled)) {
      var startedAt = job.state() instanceof JobState.InProgress(var since) ? since : null;
      var outlook = forecasts.of(job.id(), weight, startedAt);
      answer.header(HttpHeaders.RETRY_AFTER, Long.toString(outlook.untilNews().toSeconds()));
      view = view.expecting(outlook, clock.instant());
    }
    return answer
        .eTag(JobViews.tag(job, view))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(view);
  }

  /** To be called before the job is read: then later events are all that is missing. */
  private void tellCursor(ResponseEntity.BodyBuilder answer) {
    if (feed.begun()) {
      answer.header(EVENT_CURSOR, Long.toString(feed.head()));
    }
  }
}
