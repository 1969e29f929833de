package com.moviemind.worker.quality.rule;

import org.jspecify.annotations.Nullable;

/**
 * No control characters but line ends, nothing invisible, and no code points that are no
 * characters.
 */
public final class Characters implements Rule {

  /** Soft hyphens and characters without width, which make equal words unequal. */
  private static final String INVISIBLE = "\u00ad\u200b\u2060\ufeff";

  @Override
  public @Nullable String broken(Reading reading) {
    var text = reading.text();
    for (var at = 0; at < text.length(); ) {
      var point = text.codePointAt(at);
      if (isForbidden(point)) {
        return "The text holds control characters.";
      }
      at += Character.charCount(point);
    }
    return null;
  }

  private static boolean isForbidden(int codePoint) {
    if (codePoint >= ' ' && codePoint < 0x7f) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint != '\n';
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
      case Character.FORMAT -> INVISIBLE.indexOf(codePoint) >= 0;
      default -> codePoint == 0xFFFD;
    };
  }
}
