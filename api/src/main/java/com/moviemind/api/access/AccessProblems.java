package com.moviemind.api.access;

import static com.moviemind.api.problem.CommonProblems.UNAVAILABLE;

import com.moviemind.api.problem.Problem;
import com.moviemind.api.problem.ProblemType;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The ways in which a caller is turned away. */
final class AccessProblems {

  static final ProblemType UNAUTHORIZED =
      new ProblemType("unauthorized", HttpStatus.UNAUTHORIZED, "Unauthorized");

  static final ProblemType FORBIDDEN =
      new ProblemType("forbidden", HttpStatus.FORBIDDEN, "Feature not available");

  private AccessProblems() {}

  static Problem noKey() {
    return unauthorized("Send an API key in X-API-Key, X-RapidAPI-Key or Authorization: Bearer.");
  }

  static Problem unknownKey() {
    return unauthorized("This API key is not known, has expired or was revoked.");
  }

  static Problem missing(Scope scope) {
    return Problem.of(FORBIDDEN, "This key does not have the scope " + scope.word() + ".")
        .with("scope", scope.word());
  }

  static Problem unanswered() {
    return Problem.of(UNAVAILABLE, "This key could not be checked for the moment. Try again.")
        .withRetryAfter(Duration.ofSeconds(5));
  }

  private static Problem unauthorized(String detail) {
    return Problem.of(UNAUTHORIZED, detail)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"moviemind\"");
  }
}
