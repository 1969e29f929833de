package com.moviemind.api.forecast;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be expected of a text that is asked for.
 *
 * @param waiting null once it is being written
 * @param finish from now to the text; null where nothing can be said
 */
public record Outlook(@Nullable Waiting waiting, @Nullable Span finish) {

  private static final Duration SOONEST = Duration.ofSeconds(1);
  private static final Duration LATEST = Duration.ofMinutes(5);
  private static final Duration UNKNOWN = Duration.ofSeconds(5);

  /**
   * Why it is not being written yet.
   *
   * @param message the reason, in words
   * @param until when what holds it ends; null where that is not known
   * @param position in the order in which its lane is started, from 1; null where it is not known
   * @param start from now to the call of the model; null where nothing can be said
   */
  public record Waiting(
      Reason reason,
      String message,
      @Nullable Instant until,
      @Nullable Long position,
      @Nullable Span start) {}

  /** When asking again makes sense. */
  public Duration untilNews() {
    if (finish == null) {
      return UNKNOWN;
    }
    var expected = Duration.ofSeconds((long) Math.ceil(finish.p50()));
    return expected.compareTo(SOONEST) < 0
        ? SOONEST
        : expected.compareTo(LATEST) > 0 ? LATEST : expected;
  }
}
