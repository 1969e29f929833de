package com.moviemind.api.problem;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.MismatchedInputException;

/** A string that no store of ours can hold, or that no person would type. */
final class UnfitText extends MismatchedInputException {

  private static final long serialVersionUID = 1;

  private final String why;

  UnfitText(JsonParser parser, String why) {
    super(parser, why, String.class);
    this.why = why;
  }

  String why() {
    return why;
  }
}
