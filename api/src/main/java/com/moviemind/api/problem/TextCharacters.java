package com.moviemind.api.problem;

import org.jspecify.annotations.Nullable;

/** Which characters text from outside may hold. */
public final class TextCharacters {

  private TextCharacters() {}

  /**
   * Says why a text is refused, or answers {@code null} for a fit one. PostgreSQL cannot hold
   * U+0000, UTF-8 cannot hold half a surrogate pair, and other control characters only forge log
   * lines; line breaks and tabs are text.
   */
  public static @Nullable String refusal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7f) {
        continue;
      }
      if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
        return "Control characters are not allowed.";
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return "This is not valid Unicode.";
        }
        i++;
      }
    }
    return null;
  }
}
