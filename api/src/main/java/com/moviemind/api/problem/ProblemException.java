package com.moviemind.api.problem;

/** Ends a request with a problem. Costs no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.type().name(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
