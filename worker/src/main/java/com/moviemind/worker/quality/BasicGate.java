package com.moviemind.worker.quality;

import com.moviemind.worker.quality.Verdict.Failed;
import com.moviemind.worker.quality.Verdict.Passed;
import java.util.List;

/** The least that must hold for any text in any language. */
final class BasicGate implements Gate {

  private static final List<String> CHECKS = List.of("not-empty", "length", "characters");

  private final int maxWords;

  BasicGate(int maxWords) {
    this.maxWords = maxWords;
  }

  @Override
  public Verdict judge(Draft draft) {
    var text = draft.text();
    if (text.isBlank()) {
      return new Failed("not-empty", "The text is empty.");
    }
    var words = words(text);
    if (words > maxWords) {
      return new Failed(
          "length", "The text has %d words, more than %d.".formatted(words, maxWords));
    }
    if (text.codePoints().anyMatch(BasicGate::isForbidden)) {
      return new Failed("characters", "The text holds control characters.");
    }
    return new Passed(CHECKS);
  }

  private static int words(String text) {
    var words = 0;
    var inWord = false;
    for (var at = 0; at < text.length(); at++) {
      var isSpace = Character.isWhitespace(text.charAt(at));
      if (!isSpace && !inWord) {
        words++;
      }
      inWord = !isSpace;
    }
    return words;
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n';
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      default -> false;
    };
  }
}
