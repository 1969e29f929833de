package com.moviemind.api.catalogue.naming;

import com.ibm.icu.text.Transliterator;

/** Writes any script in ASCII. */
final class Romanization {

  // Cyrillic as English readers spell it (ш -> sh), everything else by ICU's own tables. Loading
  // takes half a
  // second, so it waits for the first name that needs it.
  private static final class Icu {
    static final Transliterator TO_ASCII =
        Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII");
  }

  private Romanization() {}

  static String ascii(String text) {
    return isAscii(text) ? text : Icu.TO_ASCII.transliterate(text);
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** Whether most letters are Latin ones, so that readers of English can read it as it is. */
  static boolean isLatin(String text) {
    long letters = text.codePoints().filter(Character::isLetter).count();
    long latin =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
            .count();
    return 2 * latin >= letters;
  }
}
