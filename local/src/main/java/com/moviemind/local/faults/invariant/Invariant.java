package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import java.util.stream.Stream;

/** Something that always holds. */
public interface Invariant {

  /** Each way in which this does not hold, in words; empty where it holds. */
  Stream<String> violations(Evidence evidence);

  /** The promise as a sentence, from the class's name. */
  default String sentence() {
    var words = getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", " $1");
    return words.charAt(0) + words.substring(1).toLowerCase(java.util.Locale.ROOT);
  }
}
