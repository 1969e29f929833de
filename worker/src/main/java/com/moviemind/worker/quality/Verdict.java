package com.moviemind.worker.quality;

import java.util.List;

/** What the gate says of a text. */
public sealed interface Verdict {

  /**
   * It may be stored.
   *
   * @param text to store: what the model wrote, or what small repairs made of it
   * @param checks names of the checks it passed
   * @param repairs what was repaired; empty where the model's text is stored as it came
   */
  record Passed(String text, List<String> checks, List<String> repairs) implements Verdict {}

  /**
   * It may not, and repairs did not help.
   *
   * @param findings why not; at least one, the plainest first
   */
  record Failed(List<Finding> findings) implements Verdict {

    public Finding first() {
      return findings.getFirst();
    }
  }
}
