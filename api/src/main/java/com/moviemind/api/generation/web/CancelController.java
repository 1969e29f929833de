package com.moviemind.api.generation.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.generation.Cancellation;
import com.moviemind.api.generation.Cancellation.Outcome;
import com.moviemind.api.generation.JobNotFound;
import com.moviemind.api.generation.JobState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Takes a tenant's wish to cancel a job. */
@RestController
@Tag(name = "Generation")
class CancelController {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Cancellation cancellation;
  private final JobViews views;

  CancelController(Cancellation cancellation, JobViews views) {
    this.cancellation = cancellation;
    this.views = views;
  }

  @Operation(
      summary = "Cancel a job",
      description =
          "202: the wish is committed. The worker decides: what it commits first, the text or the"
              + " cancel, is final. 200: the job was canceled before. 409: it had ended otherwise."
              + " Another tenant's job is answered like an unknown one.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = JobResponse.class)))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JobResponse.class)))
  @DeleteMapping("/api/v1/jobs/{id}")
  ResponseEntity<JobResponse> cancel(Caller caller, @PathVariable String id) {
    caller.require(Scope.GENERATE);
    if (!ID.matcher(id).matches()) {
      throw JobNotFound.of(id);
    }
    return switch (cancellation.ask(caller.tenantId(), UUID.fromString(id))) {
      case Outcome.Recorded(var job) ->
          ResponseEntity.accepted().header("Retry-After", "1").body(views.of(job, false));
      case Outcome.TooLate(var job) when job.state() instanceof JobState.Canceled ->
          ResponseEntity.ok(views.of(job, false));
      case Outcome.TooLate(var job) -> throw GenerationProblems.jobSettled(job).exception();
      case Outcome.Unknown _ -> throw JobNotFound.of(id);
    };
  }
}
