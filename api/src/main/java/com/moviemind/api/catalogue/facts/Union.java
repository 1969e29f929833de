package com.moviemind.api.catalogue.facts;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rule of merging: an import adds and corrects, and never takes away. */
final class Union {

  private Union() {}

  /** What is said now, else what was known. */
  static <T> @Nullable T said(@Nullable T now, @Nullable T before) {
    return now == null ? before : now;
  }

  /** The old ones in their order, then the new ones in theirs. */
  static List<String> of(List<String> first, List<String> then) {
    if (first.containsAll(then)) {
      return first;
    }
    var all = new LinkedHashSet<>(first);
    all.addAll(then);
    return List.copyOf(all);
  }

  /** What is said now replaces what was known under the same key. */
  static SortedMap<String, String> of(
      SortedMap<String, String> before, SortedMap<String, String> now) {
    var all = new TreeMap<>(before);
    all.putAll(now);
    return Collections.unmodifiableSortedMap(all);
  }
}
