package com.moviemind.api.follow;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemException;
import com.moviemind.api.problem.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** This room's problems; each type has a page in docs/problems. */
final class FollowProblems {

  static final ProblemType CURSOR_EXPIRED =
      new ProblemType("cursor-expired", HttpStatus.GONE, "Cursor expired");

  static final ProblemType CURSOR_AHEAD =
      new ProblemType("cursor-ahead", HttpStatus.CONFLICT, "Cursor is ahead of the log");

  static final ProblemType TOO_MANY_FOLLOWERS =
      new ProblemType("too-many-followers", HttpStatus.TOO_MANY_REQUESTS, "Too many followers");

  private static final Duration LATER = Duration.ofSeconds(10);

  private FollowProblems() {}

  static ProblemException expired(long floor, long head) {
    return out(
            Problem.of(
                CURSOR_EXPIRED,
                "Events after this cursor are no longer kept. List the jobs anew with"
                    + " GET /api/v1/jobs and go on from the events_cursor it answers."),
            floor,
            head)
        .exception();
  }

  static ProblemException ahead(long floor, long head) {
    return out(
            Problem.of(
                CURSOR_AHEAD,
                "The log has not come so far: the cursor is of another installation, or the log was"
                    + " restored. List the jobs anew with GET /api/v1/jobs and go on from the"
                    + " events_cursor it answers."),
            floor,
            head)
        .exception();
  }

  static ProblemException tooMany() {
    return Problem.of(
            TOO_MANY_FOLLOWERS,
            "No further stream can be held here for now; fetch GET /api/v1/events meanwhile.")
        .withRetryAfter(LATER)
        .exception();
  }

  static ProblemException noCursor(String name) {
    return Problem.invalidParameter(name, "A cursor is the id of an event, or a number.")
        .exception();
  }

  private static Problem out(Problem problem, long floor, long head) {
    return problem
        .with("oldest_cursor", Long.toString(floor))
        .with("newest_cursor", Long.toString(head))
        .with("jobs", "/api/v1/jobs");
  }
}
