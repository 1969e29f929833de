package com.moviemind.api.catalogue.imports;

import java.util.List;
import java.util.function.BinaryOperator;

/** What each of several lines about one new or changed entity did. */
final class LineCount {

  private LineCount() {}

  /** The richest creates or changes the entity; each other one changes it or adds nothing. */
  static <F> void count(List<F> lines, boolean created, BinaryOperator<F> completing, Tally tally) {
    if (lines.isEmpty()) {
      return;
    }
    if (created) {
      tally.createsLine();
    } else {
      tally.updatesLine();
    }
    var sofar = lines.getFirst();
    for (var it : lines.subList(1, lines.size())) {
      var after = completing.apply(sofar, it);
      if (after.equals(sofar)) {
        tally.leavesLines(1);
      } else {
        tally.updatesLine();
      }
      sofar = after;
    }
  }
}
