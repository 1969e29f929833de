package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.EntityType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of a person.
 *
 * @param works newest first
 * @param externalIds by scheme
 */
public record PersonCard(
    UUID id,
    String slug,
    long version,
    String name,
    @Nullable LocalDate birthDate,
    @Nullable Integer birthYear,
    @Nullable LocalDate deathDate,
    @Nullable Integer deathYear,
    @Nullable String birthplace,
    List<String> alternativeNames,
    List<Work> works,
    Map<String, String> externalIds) {

  /** What a person did for one title. */
  public record Work(
      UUID id,
      EntityType type,
      String title,
      String slug,
      int releaseYear,
      String role,
      @Nullable String characterName) {}
}
