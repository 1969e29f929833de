package com.moviemind.api.catalogue.lines;

import com.moviemind.api.catalogue.EntityType;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What one line of an import file says, cleaned. */
public sealed interface Line {

  /** A line that is left out, and why. */
  record Refused(String reason) implements Line {}

  /**
   * A film, series or show.
   *
   * @param localized titles by locale
   * @param ids by scheme
   */
  record OfTitle(
      EntityType kind,
      String title,
      int year,
      TitleDetails details,
      List<String> countries,
      List<String> languages,
      List<String> genres,
      List<Mention> credits,
      SortedMap<String, String> localized,
      List<String> alternative,
      SortedMap<String, String> ids)
      implements Line {}

  /** A person. A year without a date is known where the source gives no more. */
  record OfPerson(
      String name,
      @Nullable LocalDate birthDate,
      @Nullable Integer birthYear,
      @Nullable LocalDate deathDate,
      @Nullable Integer deathYear,
      @Nullable String birthplace,
      List<String> alternative,
      SortedMap<String, String> ids)
      implements Line {}

  /** What a title may have, each null where unknown. */
  record TitleDetails(
      @Nullable String originalTitle,
      @Nullable Integer endYear,
      @Nullable Integer runtimeMinutes,
      @Nullable Integer seasons,
      @Nullable Integer episodes,
      @Nullable String tagline,
      @Nullable String synopsis) {}

  /** A person as a title names them, in the order of the source. */
  record Mention(Role role, String name, @Nullable Integer birthYear, @Nullable String character) {}
}
