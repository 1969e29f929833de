package com.moviemind.api.catalogue.imports;

import com.moviemind.api.catalogue.facts.PersonFacts;
import com.moviemind.api.catalogue.facts.TitleFacts;
import com.moviemind.api.catalogue.lines.Line.OfTitle;
import com.moviemind.api.catalogue.lines.Line.TitleDetails;
import com.moviemind.api.catalogue.naming.Slug;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The names that identify and that slugs are made of. */
final class Keys {

  private static final String ENGLISH = "en-US";

  private Keys() {}

  static String of(OfTitle line) {
    var latin = latin(line.title(), line.details(), line.localized(), line.alternative());
    return Slug.of(latin) + "-" + line.year();
  }

  static String of(TitleFacts facts) {
    return Slug.of(latin(facts)) + "-" + facts.year();
  }

  static String of(PersonFacts facts) {
    return Slug.of(latin(facts));
  }

  static String latin(TitleFacts facts) {
    return latin(facts.title(), facts.details(), facts.localized(), facts.alternative());
  }

  static String latin(PersonFacts facts) {
    return Slug.readable(facts.name(), facts.alternative().stream());
  }

  /** English first, then the original, then other names in the source's order. */
  private static String latin(
      String title, TitleDetails details, Map<String, String> localized, List<String> alternative) {
    var names =
        Stream.of(
                Stream.of(localized.getOrDefault(ENGLISH, "")),
                Stream.of(Objects.requireNonNullElse(details.originalTitle(), "")),
                alternative.stream(),
                localized.values().stream())
            .flatMap(it -> it)
            .filter(it -> !it.isEmpty());
    return Slug.readable(title, names);
  }
}
