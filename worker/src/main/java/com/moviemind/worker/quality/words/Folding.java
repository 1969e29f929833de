package com.moviemind.worker.quality.words;

import java.text.Normalizer;
import java.util.Map;

/** Letters without their accents, so that Toshirō is Toshiro. */
final class Folding {

  /** Those that Unicode does not take apart. */
  private static final Map<Character, String> WHOLE =
      Map.of('ł', "l", 'ø', "o", 'đ', "d", 'ß', "ss", 'æ', "ae", 'œ', "oe", 'ı', "i", 'ð', "d");

  private Folding() {}

  /** Of a word in small letters. */
  static String of(String lower) {
    if (isAscii(lower)) {
      return lower;
    }
    var apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    var folded = new StringBuilder(apart.length());
    for (var at = 0; at < apart.length(); at++) {
      var it = apart.charAt(at);
      if (Character.getType(it) != Character.NON_SPACING_MARK) {
        var whole = WHOLE.get(it);
        if (whole == null) {
          folded.append(it);
        } else {
          folded.append(whole);
        }
      }
    }
    return folded.isEmpty() ? lower : folded.toString();
  }

  private static boolean isAscii(String text) {
    for (var at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
