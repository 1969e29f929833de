package com.moviemind.worker.quality.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes texts apart. */
public final class Words {

  private Words() {}

  public static List<Word> of(String text) {
    var words = new ArrayList<Word>(text.length() / 5);
    var start = -1;
    for (var at = 0; at <= text.length(); ) {
      var point = at < text.length() ? text.codePointAt(at) : ' ';
      var inside = isPart(point);
      if (inside && start < 0) {
        start = at;
      } else if (!inside && start >= 0) {
        words.add(word(text, start, at));
        start = -1;
      }
      at += Character.charCount(point);
    }
    return words;
  }

  /**
   * How many words a reader counts: runs between spaces that hold a letter or a digit. Scripts that
   * know no spaces are counted by their characters.
   */
  public static int count(String text) {
    var count = 0;
    var counted = false;
    for (var at = 0; at < text.length(); ) {
      var point = text.codePointAt(at);
      at += Character.charCount(point);
      if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        counted = false;
      } else if (point >= 0x0E00 && standsAlone(point)) {
        count++;
        counted = false;
      } else if (!counted && Character.isLetterOrDigit(point)) {
        count++;
        counted = true;
      }
    }
    return count;
  }

  private static Word word(String text, int start, int end) {
    var lower = text.substring(start, end).toLowerCase(Locale.ROOT);
    return new Word(
        start, end, lower, Folding.of(lower), Character.isUpperCase(text.codePointAt(start)));
  }

  private static boolean isPart(int point) {
    return point < 0x80
        ? ((point | 0x20) >= 'a' && (point | 0x20) <= 'z') || (point >= '0' && point <= '9')
        : Character.isLetterOrDigit(point)
            || Character.getType(point) == Character.NON_SPACING_MARK;
  }

  private static boolean standsAlone(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> Character.isLetterOrDigit(point);
      default -> false;
    };
  }
}
