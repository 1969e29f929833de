package com.moviemind.servers.model.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.moviemind.servers.model.control.Fault.Kind;
import com.moviemind.servers.model.text.Brief;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which calls get which fault, for as long as the stand-in runs. What is absent does not narrow.
 *
 * @param share the part of the matching works it strikes, above 0 and at most 1; which ones, the
 *     seed decides
 * @param type MOVIE, PERSON, TV_SERIES or TV_SHOW
 * @param entity slugs, or titles and names as the facts spell them
 * @param nth which of the matching calls it strikes, counted from 1
 * @param times calls it strikes in all
 * @param always also when a call is repeated; else only the first call for a text is struck
 * @param status for SERVER_ERROR; absent means 500
 * @param retryAfterMs for RATE_LIMITED and SERVER_ERROR: the Retry-After to send; absent means none
 * @param delayMs for SLOW: time added to the answer
 */
public record FaultRule(
    @JsonProperty("fault") Kind kind,
    @Nullable Double share,
    @Nullable List<String> type,
    @Nullable List<String> entity,
    @Nullable List<String> locale,
    @Nullable List<String> style,
    @Nullable List<Integer> nth,
    @Nullable Integer times,
    @Nullable Boolean always,
    @Nullable Integer status,
    @JsonProperty("retry_after_ms") @Nullable Long retryAfterMs,
    @JsonProperty("delay_ms") @Nullable Long delayMs) {

  public FaultRule {
    require(kind != null, "fault is missing: it names what goes wrong");
    require(share == null || (share > 0 && share <= 1), "share is above 0 and at most 1");
    require(
        nth == null || (!nth.isEmpty() && nth.stream().allMatch(it -> it != null && it > 0)),
        "nth holds numbers from 1");
    require(times == null || times > 0, "times is a number from 1");
    require(status == null || (status >= 500 && status <= 599), "status is from 500 to 599");
    require(status == null || kind == Kind.SERVER_ERROR, "status belongs to server_error");
    require(
        retryAfterMs == null || (retryAfterMs >= 0 && retryAfterMs <= 86_400_000),
        "retry_after_ms is from 0 to a day");
    require(
        retryAfterMs == null || kind == Kind.RATE_LIMITED || kind == Kind.SERVER_ERROR,
        "retry_after_ms belongs to rate_limited and server_error");
    require(
        delayMs == null || (delayMs >= 0 && delayMs <= 3_600_000), "delay_ms is from 0 to an hour");
    require(delayMs == null || kind == Kind.SLOW, "delay_ms belongs to slow");
    require(kind != Kind.SLOW || delayMs != null, "slow needs a delay_ms");
  }

  boolean isAlways() {
    return Boolean.TRUE.equals(always);
  }

  Fault fault() {
    return new Fault(kind, null, null, null, status, retryAfterMs, delayMs);
  }

  boolean concerns(@Nullable Brief brief) {
    if (type == null && entity == null && locale == null && style == null) {
      return true;
    }
    return brief != null
        && has(type, brief.subject().name())
        && has(locale, brief.tongue().tag())
        && has(style, brief.style())
        && (entity == null || entity.stream().anyMatch(brief::isAbout));
  }

  private static boolean has(@Nullable List<String> wanted, String value) {
    return wanted == null || wanted.stream().anyMatch(value::equalsIgnoreCase);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(Objects.requireNonNull(otherwise));
    }
  }
}
