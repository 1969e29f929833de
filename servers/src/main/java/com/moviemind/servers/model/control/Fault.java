package com.moviemind.servers.model.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.moviemind.servers.model.text.Flaw;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Trouble for the next calls, as {@code POST /stand-in/faults} takes it in {@code faults}.
 *
 * @param times calls it still strikes; absent means one, negative means every one
 * @param share the part of matching calls it strikes, 0 to 1; absent means all
 * @param match strikes only work whose name contains this; absent means all work
 * @param status for SERVER_ERROR; absent means 500
 * @param retryAfterMs for RATE_LIMITED and SERVER_ERROR: the Retry-After to send; absent means none
 * @param delayMs for SLOW: time added to the answer
 */
public record Fault(
    Kind kind,
    @Nullable Integer times,
    @Nullable Double share,
    @Nullable String match,
    @Nullable Integer status,
    @JsonProperty("retry_after_ms") @Nullable Long retryAfterMs,
    @JsonProperty("delay_ms") @Nullable Long delayMs) {

  /** What can go wrong. */
  public enum Kind {
    RATE_LIMITED,
    QUOTA_EXHAUSTED,
    SERVER_ERROR,
    BAD_REQUEST,
    UNAUTHORIZED,
    HANG,
    RESET,
    TRUNCATED,
    EMPTY,
    GARBAGE,
    CUT_SHORT,
    REFUSED,
    FILTERED,
    MISSHAPEN,
    UNKNOWN_MODEL,
    SLOW,
    WRONG_LANGUAGE(Flaw.WRONG_LANGUAGE),
    TOO_SHORT(Flaw.TOO_SHORT),
    TOO_LONG(Flaw.TOO_LONG),
    MARKUP(Flaw.MARKUP),
    LIGHT_MARKUP(Flaw.LIGHT_MARKUP),
    PLACEHOLDER(Flaw.PLACEHOLDER),
    MODEL_TALK(Flaw.MODEL_TALK),
    NEAR_COPY(Flaw.NEAR_COPY),
    WRONG_YEAR(Flaw.WRONG_YEAR),
    WRONG_NAME(Flaw.WRONG_NAME);

    private final @Nullable Flaw flaw;

    Kind() {
      this(null);
    }

    Kind(@Nullable Flaw flaw) {
      this.flaw = flaw;
    }

    /** What is wrong with the text; null where something else is wrong. */
    public @Nullable Flaw flaw() {
      return flaw;
    }

    /** As a file names them. */
    public static String names() {
      return Arrays.stream(values())
          .map(it -> it.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
  }

  boolean hits(String work) {
    return match == null || work.toLowerCase(Locale.ROOT).contains(match.toLowerCase(Locale.ROOT));
  }

  int left() {
    return times == null ? 1 : times;
  }

  boolean isSpent() {
    return left() == 0;
  }

  Fault once() {
    return left() < 0
        ? this
        : new Fault(kind, left() - 1, share, match, status, retryAfterMs, delayMs);
  }
}
