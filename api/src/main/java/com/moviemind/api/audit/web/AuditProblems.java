package com.moviemind.api.audit.web;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemType;
import org.springframework.http.HttpStatus;

/** What an operator of the audit can get wrong. */
final class AuditProblems {

  static final ProblemType PLAN_CHANGED =
      new ProblemType("repair-plan-changed", HttpStatus.CONFLICT, "Repair plan changed");

  private AuditProblems() {}

  static Problem changed(String token) {
    return Problem.of(PLAN_CHANGED, "What would be done is not what the token was given for.")
        .with("token", token);
  }
}
