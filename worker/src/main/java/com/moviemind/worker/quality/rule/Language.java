package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.language.Languages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In the language asked for, all of it. What the facts name, and what is quoted, is left out. */
public final class Language implements Rule {

  /** A longer quotation is a part of the text. */
  private static final int LONGEST_QUOTED = 60;

  private static final String OPENING = "“„«‹";
  private static final String CLOSING = "”“»›";

  @Override
  public boolean applies(Reading reading) {
    return Languages.areKnown(reading.language());
  }

  @Override
  public @Nullable String broken(Reading reading) {
    return Languages.fit(unnamed(reading), reading.language())
        ? null
        : "The text is not, or not all of it, in %s."
            .formatted(
                Locale.forLanguageTag(reading.language()).getDisplayLanguage(Locale.ENGLISH));
  }

  private static List<String> unnamed(Reading reading) {
    var words = reading.words();
    var left = new ArrayList<String>(words.size());
    var quotedUntil = -1;
    var last = 0;
    for (var at = 0; at < words.size(); at++) {
      var word = words.get(at);
      quotedUntil = Math.max(quotedUntil, quotation(reading.text(), last, word.start()));
      last = word.end();
      if (word.start() >= quotedUntil && !reading.mentions().isKnown(at) && !word.isNumber()) {
        left.add(word.lower());
      }
    }
    return left;
  }

  /** Where the quotation ends that begins in this gap; negative where none does. */
  private static int quotation(String text, int from, int to) {
    for (var at = to - 1; at >= from; at--) {
      var kind = OPENING.indexOf(text.charAt(at));
      if (kind >= 0 && (text.charAt(at) != '“' || startsQuotation(text, at))) {
        var end = text.indexOf(closing(kind, text, at), at + 1);
        return end > 0 && end - at <= LONGEST_QUOTED ? end : -1;
      }
    }
    return -1;
  }

  /** In German the same mark closes. */
  private static boolean startsQuotation(String text, int at) {
    return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
  }

  private static char closing(int kind, String text, int at) {
    return text.charAt(at) == '„' && text.indexOf('“', at) < 0 ? '”' : CLOSING.charAt(kind);
  }
}
