package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.words.WordList;
import java.util.List;
import java.util.Set;

/** Common first names. */
final class GivenNames {

  private static final Set<String> NAMES = WordList.read("given-names.txt");

  /** Stevena, Stevenowi, Stevenem; Anny, Annie, Annę. */
  private static final List<String> POLISH_ENDINGS = List.of("owi", "em", "ie", "a", "y", "e", "i");

  private GivenNames() {}

  static boolean contains(String folded, String language) {
    return NAMES.contains(folded) || (language.equals("pl") && isBent(folded));
  }

  private static boolean isBent(String folded) {
    for (var ending : POLISH_ENDINGS) {
      if (folded.endsWith(ending)) {
        var stem = folded.substring(0, folded.length() - ending.length());
        if (stem.length() > 2 && (NAMES.contains(stem) || NAMES.contains(stem + "a"))) {
          return true;
        }
      }
    }
    return false;
  }
}
