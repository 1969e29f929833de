package com.moviemind.api.generation;

/** How urgent work is; the lanes are separate all the way to the model call. */
public enum Lane {
  INTERACTIVE,
  BATCH;

  /** The word in events, tables and requests. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
