package com.moviemind.api.generation.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C Trace Context; anything else in the header is dropped, as the recommendation says. */
final class TraceParent {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParent() {}

  static @Nullable String valid(@Nullable String header) {
    return header != null && FORM.matcher(header).matches() ? header : null;
  }
}
