package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.repair.Quotes;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain text. A sign is looked at closely only where it occurs. */
public final class Markup implements Rule {

  private record Sign(String sign, String what, Pattern pattern) {
    static Sign of(String sign, String what, String pattern) {
      return new Sign(sign, what, Pattern.compile(pattern, Pattern.MULTILINE));
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          Sign.of("<", "an HTML tag", "<(/?[A-Za-z][A-Za-z0-9]*(\\s[^<>]*)?/?|!--[^>]*--)>"),
          Sign.of("&", "an HTML entity", "&(#\\d{1,6}|#x[0-9A-Fa-f]{1,5}|[a-z]{2,8});"),
          Sign.of("`", "code", "```|`[^`\n]+`"),
          Sign.of(
              "*",
              "emphasis",
              "\\*\\*[^*\n]+\\*\\*|(?<![\\p{L}\\d*])\\*[^*\\s][^*\n]*\\*(?![\\p{L}\\d*])"),
          Sign.of(
              "_",
              "emphasis",
              "(?<![\\p{L}\\d_])(__?)(?=[^_\\s])[^_\n]+(?<=\\S)\\1(?![\\p{L}\\d_])"),
          Sign.of("#", "a heading", "^ {0,3}#{1,6} +\\S"),
          Sign.of("](", "a link", "\\[[^\\]\n]*\\]\\([^)\n]*\\)"),
          Sign.of("://", "a link", "\\bhttps?://\\S"),
          Sign.of("[", "a footnote", "\\[\\d{1,3}\\]"),
          Sign.of(
              "\n",
              "a list",
              "^\\s*([-*+•]|\\d{1,2}[.)])\\s+\\S.*\n\\s*([-*+•]|\\d{1,2}[.)])\\s+\\S"),
          Sign.of("\n>", "a quotation", "^> ?\\S"),
          Sign.of("|", "a table", "^\\s*\\|.*\\|\\s*$"),
          Sign.of("\n", "a rule", "^\\s*([-*_=])(\\s?\\1){2,}\\s*$"),
          Sign.of("{\"", "JSON", "\\{\"[a-z_]+\"\\s*:"),
          Sign.of("\n", "a heading", "\\A[^\n]{1,80}[^\\s.!?…:;,»”\"“’'\n]\\s*\n\\s*\n"));

  @Override
  public @Nullable String broken(Reading reading) {
    var text = reading.plain();
    for (var sign : SIGNS) {
      if (text.contains(sign.sign()) && sign.pattern().matcher(text).find()) {
        return "The text holds %s.".formatted(sign.what());
      }
    }
    return Quotes.surround(reading.text()) ? "The text stands in quotation marks." : null;
  }
}
