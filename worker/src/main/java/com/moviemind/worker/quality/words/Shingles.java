package com.moviemind.worker.quality.words;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs of three words. */
public final class Shingles {

  private static final int SIZE = 3;

  private Shingles() {}

  public static Set<Long> of(List<String> words) {
    var shingles = HashSet.<Long>newHashSet(words.size());
    for (var at = 0; at + SIZE <= words.size(); at++) {
      long hash = 0xcbf29ce484222325L;
      for (var n = 0; n < SIZE; n++) {
        hash = (hash ^ words.get(at + n).hashCode()) * 0x100000001b3L;
      }
      shingles.add(hash);
    }
    return shingles;
  }

  public static int common(Set<Long> one, Set<Long> other) {
    if (one.size() > other.size()) {
      return common(other, one);
    }
    var common = 0;
    for (var shingle : one) {
      if (other.contains(shingle)) {
        common++;
      }
    }
    return common;
  }
}
