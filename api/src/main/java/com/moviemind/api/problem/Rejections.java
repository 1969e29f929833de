package com.moviemind.api.problem;

import static com.moviemind.api.problem.CommonProblems.MALFORMED_REQUEST;

/** What a request hears that the firewall or the server refuses before anyone has read it. */
final class Rejections {

  private Rejections() {}

  static Problem problem() {
    return Problem.of(
        MALFORMED_REQUEST, "The address or a header field holds characters that are not allowed.");
  }
}
