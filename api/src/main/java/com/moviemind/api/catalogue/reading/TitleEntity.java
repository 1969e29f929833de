package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.EntityType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code api.title}. Only imports write, and they do it without JPA. */
@Entity(name = "Title")
@Immutable
@Table(schema = "api", name = "title")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class TitleEntity {

  @Id UUID id;

  @Enumerated(EnumType.STRING)
  EntityType kind;

  String slug;
  String identityKey;
  long version;
  String title;
  @Nullable String originalTitle;
  int releaseYear;
  @Nullable Integer endYear;
  @Nullable Integer runtimeMinutes;
  @Nullable Integer seasons;
  @Nullable Integer episodes;
  String[] countries;
  String[] languages;
  String[] genres;
  @Nullable String tagline;
  @Nullable String synopsis;
}
