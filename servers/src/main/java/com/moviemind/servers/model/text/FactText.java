package com.moviemind.servers.model.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Reads facts as printable text. Facts come from anywhere, so that nothing about them is taken for
 * granted.
 */
final class FactText {

  private static final int LONGEST = 120;

  private FactText() {}

  /**
   * One line without control characters and angle brackets, shortened; empty where there is no
   * text.
   */
  static String clean(JsonNode node) {
    var raw = node.asString("");
    var text = new StringBuilder(Math.min(raw.length(), LONGEST));
    boolean space = false;
    int count = 0;
    for (int i = 0; i < raw.length(); i += Character.charCount(raw.codePointAt(i))) {
      int point = raw.codePointAt(i);
      if (isSpace(point)) {
        space = !text.isEmpty();
      } else if (isPrintable(point)) {
        if (space) {
          text.append(' ');
          space = false;
        }
        text.appendCodePoint(
            switch (point) {
              case '<' -> '‹';
              case '>' -> '›';
              default -> point;
            });
        if (++count == LONGEST) {
          return text.append('…').toString();
        }
      }
    }
    return text.toString();
  }

  /** The clean texts of an array, without empty ones. */
  static List<String> cleanAll(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (var node : array) {
      var text = clean(node);
      if (!text.isEmpty() && !texts.contains(text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** As the catalogue makes slugs of names in Latin letters. */
  static String slug(String name) {
    return Normalizer.normalize(name.replace("&", " and "), Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\p{M}|['’.]", "")
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static boolean isSpace(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point) || point < ' ';
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED ->
          false;
      // Joiners belong to some scripts; marks that turn the writing direction belong to no title.
      case Character.FORMAT -> point == 0x200C || point == 0x200D;
      default -> true;
    };
  }
}
