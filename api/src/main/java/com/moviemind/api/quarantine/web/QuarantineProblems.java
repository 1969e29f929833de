package com.moviemind.api.quarantine.web;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What an operator of the quarantine can get wrong. */
final class QuarantineProblems {

  static final ProblemType ENTRY_NOT_FOUND =
      new ProblemType(
          "quarantine-entry-not-found", HttpStatus.NOT_FOUND, "Quarantine entry not found");

  static final ProblemType ENTRY_DECIDED =
      new ProblemType("quarantine-entry-decided", HttpStatus.CONFLICT, "Quarantine entry decided");

  static final ProblemType ENTRY_CHANGED =
      new ProblemType("quarantine-entry-changed", HttpStatus.CONFLICT, "Quarantine entry changed");

  static final ProblemType COUNT_CHANGED =
      new ProblemType("quarantine-count-changed", HttpStatus.CONFLICT, "Quarantine count changed");

  static final ProblemType NOTHING_TO_REPLAY =
      new ProblemType("nothing-to-replay", HttpStatus.CONFLICT, "Nothing to replay");

  private QuarantineProblems() {}

  static Problem notFound() {
    return Problem.of(ENTRY_NOT_FOUND, "Nothing in quarantine has this id.");
  }

  static Problem decided(String state) {
    return Problem.of(ENTRY_DECIDED, "This entry was decided before.").with("state", state);
  }

  static Problem changed(int revision) {
    return Problem.of(ENTRY_CHANGED, "This entry was edited since.").with("revision", revision);
  }

  static Problem count(long count) {
    return Problem.of(COUNT_CHANGED, "The filter finds another number of entries now.")
        .with("count", count);
  }

  static Problem nothingToReplay() {
    return Problem.of(
        NOTHING_TO_REPLAY,
        "Every tenant of this entry has the same work in flight, or its job has not failed yet.");
  }
}
