package com.moviemind.api.catalogue.reading;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code api.person}. Only imports write, and they do it without JPA. */
@Entity(name = "Person")
@Immutable
@Table(schema = "api", name = "person")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class PersonEntity {

  @Id UUID id;
  String slug;
  long version;
  String name;
  @Nullable LocalDate birthDate;
  @Nullable Integer birthYear;
  @Nullable LocalDate deathDate;
  @Nullable Integer deathYear;
  @Nullable String birthplace;
}
