package com.moviemind.worker.quality.rule;

import com.moviemind.worker.quality.words.Word;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every year is one of the facts', and every decade has one of them in it. */
public final class Years implements Rule {

  private static final int FIRST = 1800;
  private static final int LAST = 2150;

  /** Before a decade: les années 1950, los años 1950, lata 1950. */
  private static final Set<String> DECADES =
      Set.of("annees", "anos", "decada", "decennie", "lata", "lat", "latach");

  /** Behind it: 1950s, 1950er, 1950-tych. */
  private static final Set<String> ENDINGS = Set.of("s", "er", "ern", "tych", "te", "ych");

  @Override
  public @Nullable String broken(Reading reading) {
    var unknown = 0;
    for (var at = 0; at < reading.words().size(); at++) {
      if (isUnknown(reading, at)) {
        unknown++;
      }
    }
    return unknown == 0
        ? null
        : "The text names %d year(s) that the facts do not have.".formatted(unknown);
  }

  private static boolean isUnknown(Reading reading, int at) {
    var word = reading.words().get(at);
    var year = year(word);
    if (year == 0 || reading.mentions().wholeAt(at) != null || isAmount(reading.text(), word)) {
      return false;
    }
    var years = reading.facts().years();
    if (years.contains(year)) {
      return false;
    }
    return year % 10 != 0
        || !isDecade(reading, at)
        || years.stream().noneMatch(it -> it / 10 == year / 10);
  }

  private static boolean isDecade(Reading reading, int at) {
    var words = reading.words();
    var word = words.get(at);
    return word.length() > 4
        || (at > 0 && DECADES.contains(words.get(at - 1).folded()))
        || (at + 1 < words.size()
            && words.get(at + 1).start() <= word.end() + 1
            && ENDINGS.contains(words.get(at + 1).folded()));
  }

  /** A number of four digits that can be a year, also within 1950s; zero where it is none. */
  private static int year(Word word) {
    var digits = word.folded();
    if (digits.length() < 4 || digits.length() > 7) {
      return 0;
    }
    for (var n = 0; n < 4; n++) {
      if (digits.charAt(n) < '0' || digits.charAt(n) > '9') {
        return 0;
      }
    }
    if (digits.length() > 4 && !ENDINGS.contains(digits.substring(4))) {
      return 0;
    }
    var year = Integer.parseInt(digits.substring(0, 4));
    return year >= FIRST && year <= LAST ? year : 0;
  }

  /** 1.954.000 and $1950 are no years. */
  private static boolean isAmount(String text, Word word) {
    var before = word.start() > 0 ? text.charAt(word.start() - 1) : ' ';
    var after = word.end() + 1 < text.length() ? text.charAt(word.end()) : ' ';
    return ("$€£#.,".indexOf(before) >= 0)
        || ((after == ',' || after == '.') && Character.isDigit(text.charAt(word.end() + 1)))
        || "%€$°".indexOf(after) >= 0;
  }
}
