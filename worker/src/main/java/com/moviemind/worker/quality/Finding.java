package com.moviemind.worker.quality;

/**
 * A check that a text failed.
 *
 * @param why for the developer; never holds the text, a name or a title
 */
public record Finding(Check check, String why) {

  /** For example: Check years: The text names 1 year that the facts do not have. */
  public String message() {
    return "Check %s: %s".formatted(check.word(), why);
  }
}
