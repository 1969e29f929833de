package com.moviemind.worker.quality.repair;

/** Quotation marks around a whole text. */
public final class Quotes {

  private static final String OPENING = "\"“„«»'‘‚";
  private static final String CLOSING = "\"””»«'’‘";

  private Quotes() {}

  public static boolean surround(String text) {
    var stripped = text.strip();
    if (stripped.length() < 2) {
      return false;
    }
    var opening = stripped.charAt(0);
    var closing = stripped.charAt(stripped.length() - 1);
    if (OPENING.indexOf(opening) < 0 || (CLOSING.indexOf(closing) < 0 && closing != '“')) {
      return false;
    }
    var within = stripped.substring(1, stripped.length() - 1);
    // a text may begin with one quoted title and end with another
    return within.indexOf(opening) < 0 && within.indexOf(closing) < 0;
  }

  /** The text between them. */
  static String strip(String text) {
    var stripped = text.strip();
    return stripped.substring(1, stripped.length() - 1).strip();
  }
}
