package com.moviemind.worker.quality;

/** Decides whether a text may be stored. */
public interface Gate {

  Verdict judge(Draft draft);

  /**
   * A text a model wrote.
   *
   * @param locale the language it should be in, a BCP 47 tag
   */
  record Draft(String text, String locale) {}
}
