package com.moviemind.api.browse.web;

import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState.Failed;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemException;
import com.moviemind.api.problem.ProblemType;
import com.moviemind.api.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** This room's problems; each type has a page in docs/problems. */
final class BrowseProblems {

  static final ProblemType INVALID_SLUG =
      new ProblemType("invalid-slug", HttpStatus.BAD_REQUEST, "Invalid slug format");

  static final ProblemType ENTITY_NOT_FOUND =
      new ProblemType("entity-not-found", HttpStatus.NOT_FOUND, "Entity not found");

  static final ProblemType TEXT_NOT_FOUND =
      new ProblemType("text-not-found", HttpStatus.NOT_FOUND, "Text not found");

  static final ProblemType GENERATION_FAILED =
      new ProblemType("generation-failed", HttpStatus.SERVICE_UNAVAILABLE, "Generation failed");

  private static final Duration COOL_DOWN = Duration.ofHours(1);

  private BrowseProblems() {}

  static ProblemException invalidSlug(String parameter) {
    var detail =
        "A slug is lower-case letters and digits joined by single hyphens, at most 200 characters.";
    var violations = List.of(Violation.ofParameter(parameter, detail));
    return new Problem(INVALID_SLUG, detail, violations, Map.of(), Map.of()).exception();
  }

  static ProblemException entityNotFound(String slug) {
    return Problem.of(ENTITY_NOT_FOUND, "Nothing in the catalogue has this slug.")
        .with("slug", slug)
        .exception();
  }

  static ProblemException textNotFound(String parameter, UUID id) {
    return Problem.of(TEXT_NOT_FOUND, "This entity has no text with this id.")
        .with(parameter, id)
        .exception();
  }

  /** No text can be shown, and the last try to make one failed a short while ago. */
  static ProblemException generationFailed(String slug, Job job, Instant now) {
    var problem =
        Problem.of(
                GENERATION_FAILED,
                "There is no text yet, and the last try to make one failed. POST /api/v1/generate"
                    + " tries again at once.")
            .with("slug", slug)
            .with("job_id", job.id());
    if (job.state() instanceof Failed(var at, var failure)) {
      problem =
          problem
              .with("failure", failure)
              .withRetryAfter(Duration.between(now, at.plus(COOL_DOWN)));
    }
    return problem.exception();
  }
}
