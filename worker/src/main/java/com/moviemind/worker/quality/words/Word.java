package com.moviemind.worker.quality.words;

/**
 * A run of letters and digits; apostrophes and hyphens divide.
 *
 * @param start where it begins in its text
 * @param end behind its last character
 * @param lower in small letters
 * @param folded in small letters without accents
 * @param capital whether it begins with a capital
 */
public record Word(int start, int end, String lower, String folded, boolean capital) {

  public int length() {
    return end - start;
  }

  public boolean isNumber() {
    return Character.isDigit(folded.charAt(0));
  }
}
