package com.moviemind.worker.quality;

import java.util.List;

/** What the gate says of a text. */
public sealed interface Verdict {

  /** It may be stored; these checks it passed. */
  record Passed(List<String> checks) implements Verdict {}

  /**
   * It may not.
   *
   * @param check the check it failed
   * @param why for the developer; never holds the text
   */
  record Failed(String check, String why) implements Verdict {}
}
