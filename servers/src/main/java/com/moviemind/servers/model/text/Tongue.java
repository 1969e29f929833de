package com.moviemind.servers.model.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/**
 * A language the stand-in writes: its quotation marks, enumerations, dates and names of countries.
 */
public enum Tongue {
  EN("en-US", "“", "”", " and ", true),
  PL("pl-PL", "„", "”", " i ", false),
  DE("de-DE", "„", "“", " und ", false),
  FR("fr-FR", "«\u00a0", "\u00a0»", " et ", false),
  ES("es-ES", "«", "»", " y ", false);

  private final String tag;
  private final String open;
  private final String close;
  private final String and;
  private final boolean commaBeforeAnd;
  private final Locale locale;

  Tongue(String tag, String open, String close, String and, boolean commaBeforeAnd) {
    this.tag = tag;
    this.open = open;
    this.close = close;
    this.and = and;
    this.commaBeforeAnd = commaBeforeAnd;
    this.locale = Locale.forLanguageTag(tag);
  }

  /** The tongue of a locale; English where there is none. */
  static Tongue of(String locale) {
    for (var tongue : values()) {
      if (tongue.tag.equals(locale)) {
        return tongue;
      }
    }
    return EN;
  }

  public String tag() {
    return tag;
  }

  String quoted(String title) {
    return open + title + close;
  }

  /** "A", "A and B", "A, B and C". */
  String listed(List<String> names) {
    int last = names.size() - 1;
    if (last < 1) {
      return String.join("", names);
    }
    var list = new StringBuilder(String.join(", ", names.subList(0, last)));
    if (commaBeforeAnd && last > 1) {
      list.append(',');
    }
    return list.append(this == ES && soundsLikeI(names.get(last)) ? " e " : and)
        .append(names.get(last))
        .toString();
  }

  /** The day in words, the year alone where no more is known, empty where it is no date. */
  String date(String iso) {
    if (iso.matches("\\d{4}")) {
      return "";
    }
    try {
      var day = LocalDate.parse(iso);
      var words =
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
      return this == FR && day.getDayOfMonth() == 1 ? words.replaceFirst("^1 ", "1er ") : words;
    } catch (DateTimeException notADate) {
      return "";
    }
  }

  /** The name of a country, empty where the code is unknown. */
  String country(String code) {
    if (!code.matches("[A-Z]{2}")) {
      return "";
    }
    var name = Locale.of("", code).getDisplayCountry(locale);
    return name.equals(code) ? "" : name;
  }

  /** "de Truffaut", "d'Almodóvar". */
  static String elided(String name) {
    int first = name.isEmpty() ? 'x' : Character.toLowerCase(name.codePointAt(0));
    return ("aàâäåáeéèêëiîïíoôöóøuùûüúæœ".indexOf(first) >= 0 ? "d’" : "de ") + name;
  }

  private static boolean soundsLikeI(String word) {
    var start = word.replaceFirst("^[«“]", "").toLowerCase(Locale.ROOT);
    return start.matches("(i|í|hi(?![ae])|y(?![aeiou])).*");
  }
}
