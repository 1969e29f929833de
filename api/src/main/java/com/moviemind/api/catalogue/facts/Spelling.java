package com.moviemind.api.catalogue.facts;

import com.moviemind.api.catalogue.naming.Folding;

/** Which of two spellings is kept. */
final class Spelling {

  private Spelling() {}

  /** The new one, unless it only lost the accents of the old one. */
  static String better(String now, String before) {
    boolean lostAccents =
        now.chars().allMatch(c -> c < 0x80)
            && !before.chars().allMatch(c -> c < 0x80)
            && Folding.of(now).equals(Folding.of(before));
    return lostAccents ? before : now;
  }
}
