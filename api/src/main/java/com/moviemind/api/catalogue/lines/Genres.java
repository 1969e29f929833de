package com.moviemind.api.catalogue.lines;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** English names of genres, one for each. */
final class Genres {

  private static final int LONGEST = 40;

  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          entry("animated", "Animation"),
          entry("biographical", "Biography"),
          entry("biopic", "Biography"),
          entry("docs", "Documentary"),
          entry("film noir", "Noir"),
          entry("historical", "History"),
          entry("musicals", "Musical"),
          entry("romantic", "Romance"),
          entry("sci-fi", "Science Fiction"),
          entry("science-fiction", "Science Fiction"),
          entry("sport", "Sports"),
          entry("suspense", "Thriller"));

  private Genres() {}

  static List<String> of(Fields fields) {
    return Cleaning.distinct(
        fields
            .list("genres")
            .map(it -> Cleaning.text(Fields.string("genres", it)))
            .filter(it -> it.length() <= LONGEST)
            .map(it -> OTHER_NAMES.getOrDefault(it.toLowerCase(Locale.ROOT), it)));
  }
}
