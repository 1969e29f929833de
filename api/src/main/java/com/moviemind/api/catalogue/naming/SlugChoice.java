package com.moviemind.api.catalogue.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The slugs an entity may get, the plainest first, and then counters from 2.
 *
 * @param spellings each more exact than the one before
 */
public record SlugChoice(List<String> spellings) {

  /** {@code title-year}, then {@code -director}. */
  public static SlugChoice ofFilm(String title, int year, @Nullable String director) {
    return growing(Slug.of(title) + "-" + year, director);
  }

  /** {@code title-year}. */
  public static SlugChoice ofSeries(String title, int year) {
    return growing(Slug.of(title) + "-" + year);
  }

  /** {@code name}, then {@code -birthyear}, then {@code -birthplace}. */
  public static SlugChoice ofPerson(
      String name, @Nullable Integer birthYear, @Nullable String birthplace) {
    return growing(Slug.of(name), birthYear == null ? null : birthYear.toString(), birthplace);
  }

  /** The first that is free. */
  public String free(Predicate<String> taken) {
    for (var it : spellings) {
      if (!taken.test(it)) {
        return it;
      }
    }
    int counter = 2;
    while (taken.test(spellings.getFirst() + "-" + counter)) {
      counter++;
    }
    return spellings.getFirst() + "-" + counter;
  }

  private static SlugChoice growing(String plain, @Nullable String... more) {
    var spellings = new ArrayList<String>();
    spellings.add(plain);
    for (var it : more) {
      var words = it == null ? "" : Slug.of(it);
      var longer = spellings.getLast() + "-" + words;
      if (!words.isEmpty() && longer.length() <= Slug.LONGEST - 10) {
        spellings.add(longer);
      }
    }
    return new SlugChoice(List.copyOf(spellings));
  }
}
