package com.moviemind.api.catalogue.lines;

/** Ends the reading of a line that is refused. */
final class Unfit extends RuntimeException {

  private static final long serialVersionUID = 1;

  Unfit(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
