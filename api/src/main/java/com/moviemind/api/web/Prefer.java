package com.moviemind.api.web;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request prefers, RFC 7240; of its preferences this server follows {@code wait}. */
public final class Prefer {

  public static final String HEADER = "Prefer";

  /** Says in an answer which preference was followed. */
  public static final String APPLIED = "Preference-Applied";

  /** Nobody waits longer: proxies tend to give up after a minute. */
  public static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Pattern WAIT =
      Pattern.compile(
          "(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=[;,]|$)", Pattern.CASE_INSENSITIVE);

  private Prefer() {}

  /** How long an answer may take, at most {@link #LONGEST}; zero where nothing was said. */
  public static Duration wait(@Nullable String header) {
    var stated = WAIT.matcher(header == null ? "" : header);
    if (!stated.find()) {
      return Duration.ZERO;
    }
    var asked = Duration.ofSeconds(Long.parseLong(stated.group(1)));
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /** The value of {@link #APPLIED} for a wait that was followed. */
  public static String applied(Duration wait) {
    return "wait=" + wait.toSeconds();
  }
}
