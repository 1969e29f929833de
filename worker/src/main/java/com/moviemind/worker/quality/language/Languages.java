package com.moviemind.worker.quality.language;

import java.util.List;

/**
 * Whether words are of a language. The common words of a text tell in nearly all cases, at a
 * fiftieth of the cost of n-grams; those are loaded when a text first needs them.
 */
public final class Languages {

  /** Fewer words say nothing. */
  private static final int FEWEST = 8;

  /** So many of a part's words are looked at together, to find a text that changes its language. */
  private static final int PART = 24;

  private static final double CLEAR_SHARE = 0.14;
  private static final double CLEAR_LEAD = 4;

  /** What common words say. */
  private enum Sign {
    YES,
    NO,
    UNCLEAR
  }

  private Languages() {}

  /** Whether we know this language, two letters. */
  public static boolean areKnown(String language) {
    return CommonWords.index(language) >= 0;
  }

  /**
   * Whether all of these words may be of the language.
   *
   * @param words in small letters, without names
   */
  public static boolean fit(List<String> words, String language) {
    var wanted = CommonWords.index(language);
    if (wanted < 0 || words.size() < FEWEST) {
      return true;
    }
    return fits(words, wanted, language) && partsFit(words, wanted);
  }

  private static boolean fits(List<String> words, int wanted, String language) {
    return switch (sign(words, 0, words.size(), wanted)) {
      case YES -> true;
      case NO -> false;
      case UNCLEAR -> language.equals(detected(words));
    };
  }

  /** Every part may have few common words, but none that has those of another language instead. */
  private static boolean partsFit(List<String> words, int wanted) {
    for (var from = 0; from + PART / 2 <= words.size(); from += PART / 2) {
      var to = Math.min(words.size(), from + PART);
      if (sign(words, from, to, wanted) == Sign.NO) {
        return false;
      }
    }
    return true;
  }

  private static Sign sign(List<String> words, int from, int to, int wanted) {
    var counts = CommonWords.none();
    for (var at = from; at < to; at++) {
      var language = CommonWords.languageOf(words.get(at));
      if (language >= 0) {
        counts[language]++;
      }
    }
    var own = counts[wanted];
    var rival = 0;
    for (var n = 0; n < counts.length; n++) {
      if (n != wanted) {
        rival = Math.max(rival, counts[n]);
      }
    }
    if (rival >= 4 && rival > 2 * own) {
      return Sign.NO;
    }
    return own >= CLEAR_SHARE * (to - from) && own >= CLEAR_LEAD * rival ? Sign.YES : Sign.UNCLEAR;
  }

  private static String detected(List<String> words) {
    return Ngrams.language(String.join(" ", words));
  }
}
