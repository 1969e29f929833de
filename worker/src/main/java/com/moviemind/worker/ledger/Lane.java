package com.moviemind.worker.ledger;

import java.util.Locale;

/** The two ways through the house, the urgent one first. */
public enum Lane {
  INTERACTIVE,
  BATCH;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As events and tables have it. */
  public String word() {
    return word;
  }

  /** An unknown word is the less urgent lane. */
  public static Lane of(String word) {
    return word.equals(INTERACTIVE.word) ? INTERACTIVE : BATCH;
  }
}
