package com.moviemind.api.generation.web;

import com.moviemind.api.access.Caller;
import com.moviemind.api.access.Scope;
import com.moviemind.api.generation.GenerationJobs;
import com.moviemind.api.generation.JobState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells a tenant where its jobs stand. */
@RestController
@Tag(name = "Generation")
class JobController {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final GenerationJobs jobs;

  JobController(GenerationJobs jobs) {
    this.jobs = jobs;
  }

  @Operation(
      summary = "Where a job stands",
      description = "Another tenant's job is answered like an unknown one.")
  @GetMapping("/api/v1/jobs/{id}")
  ResponseEntity<JobResponse> job(Caller caller, @PathVariable String id) {
    caller.require(Scope.READ);
    var job = ID.matcher(id).matches() ? jobs.find(caller.tenantId(), UUID.fromString(id)) : null;
    if (job == null) {
      throw GenerationProblems.jobNotFound(id).exception();
    }
    var answer = ResponseEntity.ok();
    if (!(job.state() instanceof JobState.Settled)) {
      answer.header("Retry-After", "1");
    }
    return answer.body(JobResponse.of(job));
  }
}
