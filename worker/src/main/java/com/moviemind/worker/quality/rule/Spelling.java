package com.moviemind.worker.quality.rule;

/** How far two words are from each other. */
final class Spelling {

  private static final int FAR = 9;
  private static final int SHORT = 3;
  private static final int ENDING = 2;

  private Spelling() {}

  /**
   * Letters to change, leave out, add or swap with their neighbour; {@code FAR} where it is more
   * than two, or where the words are too short for a difference to say anything.
   */
  static int difference(String known, String said) {
    if (known.equals(said)) {
      return 0;
    }
    if (known.length() <= SHORT
        || said.length() <= SHORT
        || Math.abs(known.length() - said.length()) > 2
        || (known.charAt(0) != said.charAt(0) && known.charAt(1) != said.charAt(1))) {
      return FAR;
    }
    var distance = distance(known, said);
    return distance <= (known.length() < 6 ? 1 : 2) ? distance : FAR;
  }

  /** Whether only the last letters differ, as where a language bends a name. */
  static boolean differsInEnding(String known, String said) {
    var common = 0;
    var most = Math.min(known.length(), said.length());
    while (common < most && known.charAt(common) == said.charAt(common)) {
      common++;
    }
    return common >= known.length() - ENDING;
  }

  private static int distance(String a, String b) {
    var before = new int[b.length() + 1];
    var last = new int[b.length() + 1];
    var now = new int[b.length() + 1];
    for (var j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= a.length(); i++) {
      now[0] = i;
      for (var j = 1; j <= b.length(); j++) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + same);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          now[j] = Math.min(now[j], before[j - 2] + 1);
        }
      }
      var free = before;
      before = last;
      last = now;
      now = free;
    }
    return last[b.length()];
  }
}
