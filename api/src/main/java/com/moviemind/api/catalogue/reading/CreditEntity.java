package com.moviemind.api.catalogue.reading;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code api.credit}. */
@Entity(name = "Credit")
@Immutable
@Table(schema = "api", name = "credit")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class CreditEntity {

  @Embeddable
  record Place(UUID titleId, String role, int position) implements Serializable {}

  @EmbeddedId Place place;

  @MapsId("titleId")
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "title_id")
  TitleEntity title;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "person_id")
  PersonEntity person;

  @Nullable String character;
}
