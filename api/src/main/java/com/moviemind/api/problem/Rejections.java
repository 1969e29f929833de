package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.MALFORMED_REQUEST;
import static com.moviemind.api.problem.CommonProblems.METHOD_NOT_ALLOWED;
import static com.moviemind.api.problem.CommonProblems.NOT_FOUND;

import java.util.Objects;
import org.springframework.http.HttpStatus;

/** What a request hears that the firewall or the server refuses before anyone has read it. */
final class Rejections {

  private static final String UNFIT =
      "The address or a header field holds characters that are not allowed, or is too long.";

  private Rejections() {}

  static Problem problem() {
    return Problem.of(MALFORMED_REQUEST, UNFIT);
  }

  /** Keeps the status the server chose. */
  static Problem problem(int status) {
    return switch (status) {
      case 400 -> problem();
      case 404 -> Problem.of(NOT_FOUND, "There is nothing at this address.");
      case 405 -> Problem.of(METHOD_NOT_ALLOWED, "This address does not take this method.");
      default -> {
        var chosen = Objects.requireNonNullElse(HttpStatus.resolve(status), HttpStatus.BAD_REQUEST);
        yield Problem.of(
            new ProblemType(MALFORMED_REQUEST.name(), chosen, MALFORMED_REQUEST.title()),
            "The server does not take such a request.");
      }
    };
  }
}
