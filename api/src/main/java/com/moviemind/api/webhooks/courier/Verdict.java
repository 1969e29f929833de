package com.moviemind.api.webhooks.courier;

import com.moviemind.api.webhooks.egress.Answer;
import com.moviemind.api.webhooks.egress.Answer.Answered;
import com.moviemind.api.webhooks.egress.Answer.Refused;
import com.moviemind.api.webhooks.egress.Answer.Unreached;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What an answer means. */
public sealed interface Verdict {

  /** The endpoint has it. */
  record Delivered() implements Verdict {}

  /** The endpoint wants nothing more: 410. */
  record Gone(String why) implements Verdict {}

  /**
   * To be tried again.
   *
   * @param asked the pause the endpoint asked for with Retry-After
   * @param busy whether it asked that of everything, with 429 or 503
   */
  record Failed(String why, @Nullable Duration asked, boolean busy) implements Verdict {}

  int GONE = 410;
  int TOO_MANY = 429;
  int UNAVAILABLE = 503;

  static Verdict of(Answer answer, Instant now) {
    return switch (answer) {
      case Unreached it -> new Failed(it.why(), null, false);
      case Refused it -> new Failed(it.why(), null, false);
      case Answered it -> ofStatus(it, now);
    };
  }

  private static Verdict ofStatus(Answered it, Instant now) {
    if (it.status() / 100 == 2) {
      return new Delivered();
    }
    var why = "the endpoint answered " + it.status();
    if (it.status() == GONE) {
      return new Gone(why);
    }
    var asked = retryAfter(it.headers().get("retry-after"), now);
    var busy = asked != null && (it.status() == TOO_MANY || it.status() == UNAVAILABLE);
    return new Failed(why, asked, busy);
  }

  /** Seconds or a date (RFC 9110, section 10.2.3); null where there is neither. */
  private static @Nullable Duration retryAfter(@Nullable String value, Instant now) {
    if (value == null) {
      return null;
    }
    var text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
