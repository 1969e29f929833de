package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.words.Words;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** As many words as its style asks for. */
public final class Length implements Rule {

  /** At least and at most so many words. */
  public record Bounds(int min, int max) {}

  private final Function<String, Bounds> byStyle;

  public Length(Function<String, Bounds> byStyle) {
    this.byStyle = byStyle;
  }

  @Override
  public @Nullable String broken(Reading reading) {
    var words = Words.count(reading.text());
    var bounds = byStyle.apply(reading.style());
    if (words < bounds.min()) {
      return "The text has %d words, fewer than %d.".formatted(words, bounds.min());
    }
    return words > bounds.max()
        ? "The text has %d words, more than %d.".formatted(words, bounds.max())
        : null;
  }
}
