package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.EntityType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is shown of a film, series or show.
 *
 * @param localizedTitles by locale
 * @param people directors first, then by role and order
 * @param externalIds by scheme
 */
public record TitleCard(
    UUID id,
    EntityType type,
    String slug,
    long version,
    String title,
    @Nullable String originalTitle,
    int releaseYear,
    @Nullable Integer endYear,
    @Nullable Integer runtimeMinutes,
    @Nullable Integer seasons,
    @Nullable Integer episodes,
    List<String> countries,
    List<String> languages,
    List<String> genres,
    @Nullable String tagline,
    @Nullable String synopsis,
    Map<String, String> localizedTitles,
    List<Credited> people,
    Map<String, String> externalIds) {

  /** A person of a title. */
  public record Credited(
      UUID id,
      String name,
      String slug,
      String role,
      @Nullable String characterName,
      @Nullable LocalDate birthDate) {}
}
