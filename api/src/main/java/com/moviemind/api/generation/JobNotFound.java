package com.moviemind.api.generation;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemException;
import com.moviemind.api.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** The one answer to whoever may not see a job, for whatever reason. */
public final class JobNotFound {

  static final ProblemType TYPE =
      new ProblemType("job-not-found", HttpStatus.NOT_FOUND, "Job not found");

  private JobNotFound() {}

  /** Ends the request, with the id as the client wrote it. */
  public static ProblemException of(String jobId) {
    return Problem.of(TYPE, "No job of yours has this id.")
        .with("job_id", jobId)
        .with("status", "UNKNOWN")
        .exception();
  }
}
