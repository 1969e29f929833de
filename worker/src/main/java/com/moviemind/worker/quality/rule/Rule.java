package com.moviemind.worker.quality.rule;

import org.jspecify.annotations.Nullable;

/** What must hold for a text. */
public interface Rule {

  /** Whether it can be said of this text whether it holds. */
  default boolean applies(Reading reading) {
    return true;
  }

  /**
   * Why it does not hold, in a sentence for the developer; null where it holds. Never holds the
   * text.
   */
  @Nullable String broken(Reading reading);
}
