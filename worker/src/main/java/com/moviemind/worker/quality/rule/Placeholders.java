package com.moviemind.worker.quality.rule;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Nothing left to be filled in. */
public final class Placeholders implements Rule {

  private static final Pattern BRACKETS =
      Pattern.compile(
          "\\[[^\\]\n\\d][^\\]\n]{0,40}\\](?!\\()|\\{\\{?[^{}\n]{0,40}\\}\\}?|<[A-Z_ ]{3,}>|\\$\\{?[a-z_]{2,}");
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(TODO|TBD|TBA|FIXME|XXX+)\\b|(?i:\\blorem ipsum\\b|\\bdolor sit amet\\b)|_{3,}|%[sd]\\b|\\b(null|undefined|NaN)\\b|\\?\\?\\?");

  /** One of these stands wherever the words do: looking for them is quicker. */
  private static final List<String> HINTS =
      List.of(
          "TODO",
          "TBD",
          "TBA",
          "XXX",
          "___",
          "???",
          "%",
          "sit amet",
          "psum",
          "PSUM",
          "FIXME",
          "null",
          "undefined",
          "NaN");

  @Override
  public @Nullable String broken(Reading reading) {
    var text = reading.plain();
    var hasBrackets =
        text.indexOf('[') >= 0
            || text.indexOf('{') >= 0
            || text.indexOf('<') >= 0
            || text.indexOf('$') >= 0;
    return (hasBrackets && BRACKETS.matcher(text).find())
            || (mayHold(text) && WORDS.matcher(text).find())
        ? "The text holds a placeholder."
        : null;
  }

  private static boolean mayHold(String text) {
    return HINTS.stream().anyMatch(text::contains);
  }
}
