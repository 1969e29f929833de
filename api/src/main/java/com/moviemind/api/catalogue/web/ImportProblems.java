package com.moviemind.api.catalogue.web;

import com.moviemind.api.catalogue.imports.ImportReport;
import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemException;
import com.moviemind.api.problem.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The ways in which an import is refused. */
final class ImportProblems {

  static final ProblemType RUNNING =
      new ProblemType("import-in-progress", HttpStatus.CONFLICT, "Import in progress");

  static final ProblemType BROKEN =
      new ProblemType("import-broken-off", HttpStatus.UNPROCESSABLE_CONTENT, "Import broken off");

  static final ProblemType UNKNOWN =
      new ProblemType("import-not-found", HttpStatus.NOT_FOUND, "Import not found");

  private ImportProblems() {}

  static ProblemException running() {
    return Problem.of(RUNNING, "Another import is running. Nothing of this one was read.")
        .withRetryAfter(Duration.ofSeconds(10))
        .exception();
  }

  static ProblemException broken(ImportReport report) {
    return Problem.of(BROKEN, String.valueOf(report.failure()))
        .with("id", report.id())
        .with("lines", report.lines())
        .exception();
  }

  static ProblemException unknown() {
    return Problem.of(UNKNOWN, "No import has this id; the last 50 are remembered.").exception();
  }
}
