package com.moviemind.worker.prompt;

/**
 * Keeps facts apart from what a model is told. They become one line between two lines that name a
 * number, and nothing in them can look like the second of these lines: the number is a hash of the
 * facts themselves, and what could open or end a line, a tag or a code block is written as its
 * number, as JSON allows.
 *
 * @param name of the two lines
 */
record Fence(String name) {

  /** Escapes that are affordable; a name that would need more is none, and loses them. */
  private static final int MOST_ESCAPES = 32;

  private static final int DIGITS = 32;

  /** By how many bytes a fenced text can be longer than the facts. */
  static final int MOST_BYTES = MOST_ESCAPES * 8 + 2 * ("</facts->\n".length() + DIGITS);

  static Fence around(String factsHash) {
    return new Fence("facts-" + factsHash.substring(0, DIGITS));
  }

  /** Facts must be JSON: then what is escaped here stands within a string or between tokens. */
  String fenced(String facts) {
    var line = new StringBuilder(facts.length() + MOST_BYTES);
    line.append('<').append(name).append(">\n");
    int escapes = 0;
    for (int at = 0; at < facts.length(); at += Character.charCount(facts.codePointAt(at))) {
      var point = facts.codePointAt(at);
      if (point == '\\') {
        at += 1;
        line.append(escaped(facts.charAt(at)));
      } else if (point < ' ') {
        // between tokens: strings hold no raw control character
        line.append(' ');
      } else if (!isMark(point)) {
        line.appendCodePoint(point);
      } else if (escapes++ < MOST_ESCAPES) {
        for (var unit : Character.toChars(point)) {
          line.append("\\u%04x".formatted((int) unit));
        }
      }
    }
    return line.append("\n</").append(name).append('>').toString();
  }

  /** A line's end is one even when it is written as JSON has it: some models read it so. */
  private static String escaped(char after) {
    return switch (after) {
      case 'n', 'r', 't', 'b', 'f' -> " ";
      default -> "\\" + after;
    };
  }

  /** Whether a reader may take it for the end of a line, of a tag or of a block, or not see it. */
  private static boolean isMark(int point) {
    return switch (point) {
      case '<', '>', '`' -> true;
      // signs that look like these three, or become them when a text is normalised
      case 0x02CB, 0x1FEF, 0x2035, 0xFF40 -> true;
      case 0x2039, 0x203A, 0x2329, 0x232A, 0x27E8, 0x27E9, 0x3008, 0x3009 -> true;
      case 0xFE64, 0xFE65, 0xFF1C, 0xFF1E -> true;
      default -> point > '~' && isInvisible(point);
    };
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
