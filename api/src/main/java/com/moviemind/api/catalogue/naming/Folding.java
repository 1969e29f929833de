package com.moviemind.api.catalogue.naming;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as the search compares them: lower case, without accents, punctuation or double spaces. */
public final class Folding {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['`’‘ʻʼʹ′]");
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Folding() {}

  /** Keeps every script; a Latin letter with a stroke or a ligature is written as plain letters. */
  public static String of(String name) {
    var latin = Romanization.isLatin(name) ? Romanization.ascii(name) : name;
    var plain = MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFKD)).replaceAll("");
    var words = APOSTROPHES.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("");
    var folded = OTHERS.matcher(words).replaceAll(" ").strip();
    return folded.isEmpty() ? name.strip().toLowerCase(Locale.ROOT) : folded;
  }

  /** The romanised form by which a name in another script is also found. */
  public static String romanized(String name) {
    return Slug.of(name).replace('-', ' ');
  }

  /** Whether a name is written in another script than Latin. */
  public static boolean isForeign(String name) {
    return !Romanization.isLatin(name);
  }
}
