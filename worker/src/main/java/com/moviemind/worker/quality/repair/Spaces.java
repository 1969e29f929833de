package com.moviemind.worker.quality.repair;

import java.util.regex.Pattern;

/** Line ends, tabs and characters without width. */
public final class Spaces {

  private static final Pattern INVISIBLE = Pattern.compile("[\\u200B\\u2060\\uFEFF\\u00AD\\u0000]");
  private static final Pattern TABS = Pattern.compile("[\\t\\u000B\\f]+| {2,}");
  private static final Pattern LINES = Pattern.compile(" *\\n *(\\n[ \\n]*)?");

  private Spaces() {}

  public static String tidied(String text) {
    var tidy = INVISIBLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
    tidy = TABS.matcher(tidy).replaceAll(" ");
    return LINES.matcher(tidy).replaceAll(it -> it.group(1) == null ? "\n" : "\n\n").strip();
  }
}
