package com.moviemind.api.catalogue.naming;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a slug: lower-case ASCII letters and digits, joined by single hyphens. */
public final class Slug {

  /** Longest slug there is; longer ones are not asked of the database. */
  public static final int LONGEST = 200;

  private static final int LONGEST_BASE = 120;
  private static final Pattern GOOD = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern APOSTROPHES = Pattern.compile("['`’‘ʻʼʹ′\"]");
  private static final Pattern INITIALS = Pattern.compile("(?<=\\b[a-z])[.*·](?=[a-z]\\b)");
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  private Slug() {}

  /** Whether this can be a slug at all. */
  public static boolean isGood(String slug) {
    return slug.length() <= LONGEST && GOOD.matcher(slug).matches();
  }

  /**
   * A name as the words of a slug; empty only where the name holds no visible character.
   * Apostrophes and the dots of initials vanish ({@code M*A*S*H} is {@code mash}), {@code &} is
   * "and", a name of symbols only is spelled ({@code $} is {@code dollar-sign}).
   */
  public static String of(String name) {
    var latin = words(Romanization.ascii(name));
    return latin.isEmpty() ? spelled(name) : latin;
  }

  /**
   * The title a slug is made of: the first that is mostly in Latin letters, or the title itself
   * (which is then romanised letter by letter).
   */
  public static String readable(String title, Stream<String> otherNames) {
    return Romanization.isLatin(title)
        ? title
        : otherNames.filter(Romanization::isLatin).findFirst().orElse(title);
  }

  private static String words(String ascii) {
    if (isPlain(ascii)) {
      return cut(ascii.toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
    var text = APOSTROPHES.matcher(ascii.toLowerCase(Locale.ROOT)).replaceAll("");
    text = INITIALS.matcher(text).replaceAll("");
    text = THOUSANDS.matcher(text).replaceAll("");
    text = OTHERS.matcher(text.replace("&", " and ")).replaceAll("-");
    return cut(trimmed(text));
  }

  /** Letters, digits and single spaces between them: most names, and imports have many. */
  private static boolean isPlain(String ascii) {
    boolean word = false;
    for (int i = 0; i < ascii.length(); i++) {
      char c = ascii.charAt(i);
      boolean inWord = c < 0x80 && Character.isLetterOrDigit(c);
      if (!inWord && (c != ' ' || !word)) {
        return false;
      }
      word = inWord;
    }
    return word;
  }

  private static String spelled(String symbols) {
    return cut(
        symbols
            .codePoints()
            .filter(c -> !Character.isWhitespace(c))
            .mapToObj(Character::getName)
            .filter(Objects::nonNull)
            .map(Slug::words)
            .collect(Collectors.joining("-")));
  }

  private static String cut(String words) {
    if (words.length() <= LONGEST_BASE) {
      return words;
    }
    int end = words.lastIndexOf('-', LONGEST_BASE);
    return words.substring(0, end > 0 ? end : LONGEST_BASE);
  }

  private static String trimmed(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int to = text.endsWith("-") ? text.length() - 1 : text.length();
    return from < to ? text.substring(from, to) : "";
  }
}
