package com.moviemind.worker.quality.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes markup away and leaves what it marked; names that look like markup stay as they are. */
public final class Plain {

  private record Change(Pattern pattern, String instead) {
    static Change of(String pattern, String instead) {
      return new Change(Pattern.compile(pattern, Pattern.MULTILINE), instead);
    }
  }

  private static final List<Change> CHANGES =
      List.of(
          Change.of("^\\s*```.*$\\n?", ""),
          Change.of("`([^`\\n]+)`", "$1"),
          Change.of("<(br|/p|/div|/li|/h[1-6])\\s*/?>", "\n"),
          Change.of("<h[1-6][^<>]*>[^<>]*", ""),
          Change.of("<!--.*?-->|</?[A-Za-z][A-Za-z0-9]*(\\s[^<>]*)?/?>", ""),
          Change.of("\\A\\s*\\*\\*[^*\\n]{1,80}\\*\\*\\s*\\n", ""),
          Change.of("\\*\\*([^*\\n]+)\\*\\*", "$1"),
          Change.of("__([^_\\n]+)__", "$1"),
          Change.of("(?<![\\p{L}\\d*])\\*([^*\\s][^*\\n]*)\\*(?![\\p{L}\\d*])", "$1"),
          Change.of("(?<![\\p{L}\\d_])_([^_\\n]+)_(?![\\p{L}\\d_])", "$1"),
          Change.of("^ {0,3}#{1,6} +.*$\\n?", ""),
          Change.of("\\[([^\\]\\n]*)\\]\\([^)\\n]*\\)", "$1"),
          Change.of(" ?\\[\\d{1,3}\\]", ""),
          Change.of("^> ?", ""),
          Change.of("^\\s*([-*_=])(\\s?\\1){2,}\\s*$\\n?", ""),
          Change.of("^\\s*(?:[-*+•]|\\d{1,2}[.)])\\s+(.*[.!?…][”»\"“]?)$", "$1"));

  /** A title over the text, which is no sentence. */
  private static final Pattern HEADING =
      Pattern.compile("\\A[^\n]{1,80}[^\\s.!?…:;,»”\"“’'\n]\\s*\n\\s*\n");

  private static final Map<String, String> ENTITIES = entities();
  private static final char FIRST_STAND_IN = '\uE100';

  private Plain() {}

  /**
   * The text without markup.
   *
   * @param names with signs of markup in them
   */
  public static String of(String text, List<String> names) {
    var plain = text;
    for (var n = 0; n < names.size(); n++) {
      plain = plain.replace(names.get(n), String.valueOf((char) (FIRST_STAND_IN + n)));
    }
    for (var change : CHANGES) {
      plain = change.pattern().matcher(plain).replaceAll(change.instead());
    }
    for (var entity : ENTITIES.entrySet()) {
      plain = plain.replace(entity.getKey(), entity.getValue());
    }
    plain = HEADING.matcher(Spaces.tidied(plain)).replaceFirst("");
    for (var n = 0; n < names.size(); n++) {
      plain = plain.replace(String.valueOf((char) (FIRST_STAND_IN + n)), names.get(n));
    }
    return Quotes.surround(plain) ? Quotes.strip(plain) : plain;
  }

  /** The ampersand last, so that nothing is read twice. */
  private static Map<String, String> entities() {
    var entities = new LinkedHashMap<String, String>();
    entities.put("&quot;", "\"");
    entities.put("&apos;", "'");
    entities.put("&#39;", "'");
    entities.put("&nbsp;", "\u00a0");
    entities.put("&ndash;", "–");
    entities.put("&mdash;", "—");
    entities.put("&hellip;", "…");
    entities.put("&laquo;", "«");
    entities.put("&raquo;", "»");
    entities.put("&lt;", "<");
    entities.put("&gt;", ">");
    entities.put("&amp;", "&");
    return entities;
  }
}
