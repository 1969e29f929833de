package com.moviemind.api.generation.web;

import com.moviemind.api.generation.Job;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** This room's problems; each type has a page in docs/problems. */
final class GenerationProblems {

  static final ProblemType ENTITY_NOT_FOUND =
      new ProblemType("entity-not-found", HttpStatus.NOT_FOUND, "Entity not found");

  static final ProblemType JOB_SETTLED =
      new ProblemType("job-settled", HttpStatus.CONFLICT, "Job has already ended");

  static final ProblemType KEY_USED_OTHERWISE =
      new ProblemType(
          "idempotency-key-reused",
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Idempotency-Key is already used");

  static final ProblemType STILL_ACCEPTING =
      new ProblemType(
          "request-in-progress", HttpStatus.CONFLICT, "A request is outstanding for this key");

  private GenerationProblems() {}

  static Problem entityNotFound(String slug) {
    return Problem.of(ENTITY_NOT_FOUND, "Nothing in the catalogue has this slug.")
        .with("slug", slug);
  }

  static Problem jobSettled(Job job) {
    return Problem.of(JOB_SETTLED, "This job has ended and can no longer be canceled.")
        .with("job_id", job.id())
        .with("status", job.state().status());
  }

  static Problem keyUsedOtherwise() {
    return Problem.of(
        KEY_USED_OTHERWISE,
        "This Idempotency-Key came with another request before; take a new key for a new request.");
  }

  static Problem stillAccepting() {
    return Problem.of(
            STILL_ACCEPTING, "The first request with this Idempotency-Key is not answered yet.")
        .withRetryAfter(Duration.ofSeconds(1));
  }
}
