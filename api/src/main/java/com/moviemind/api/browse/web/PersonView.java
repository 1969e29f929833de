package com.moviemind.api.browse.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.moviemind.api.browse.Shown;
import com.moviemind.api.browse.web.Links.Link;
import com.moviemind.api.browse.web.TitleView.Meta;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.reading.PersonCard;
import com.moviemind.api.texts.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person. What existing clients read is always there, null where unknown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PersonView(
    UUID id,
    String name,
    String slug,
    @JsonInclude @Nullable LocalDate birthDate,
    @Nullable Integer birthYear,
    @Nullable LocalDate deathDate,
    @Nullable Integer deathYear,
    @JsonInclude @Nullable String birthplace,
    List<String> alternativeNames,
    @JsonInclude @Nullable UUID defaultBioId,
    int biosCount,
    @JsonInclude @Nullable DescriptionView defaultBio,
    List<DescriptionView> bios,
    @Nullable DescriptionView selectedBio,
    @Nullable String locale,
    List<WorkOf> movies,
    List<WorkOf> tvSeries,
    List<WorkOf> tvShows,
    Map<String, String> externalIds,
    @JsonProperty("_links") Map<String, Link> links,
    @JsonProperty("_meta") Meta meta) {

  record WorkOf(
      UUID id,
      String title,
      String slug,
      int releaseYear,
      String role,
      @Nullable String characterName) {

    static WorkOf of(PersonCard.Work it) {
      return new WorkOf(
          it.id(), it.title(), it.slug(), it.releaseYear(), it.role(), it.characterName());
    }
  }

  static PersonView of(Shown.Person shown, @Nullable Text selected) {
    var card = shown.card();
    var bios = shown.texts().stream().map(DescriptionView::of).toList();
    var first = bios.isEmpty() ? null : bios.getFirst();
    return new PersonView(
        card.id(),
        card.name(),
        card.slug(),
        card.birthDate(),
        card.birthYear(),
        card.deathDate(),
        card.deathYear(),
        card.birthplace(),
        card.alternativeNames(),
        first == null ? null : first.id(),
        bios.size(),
        first,
        bios,
        selected == null ? null : DescriptionView.of(selected),
        selected == null ? null : selected.locale(),
        works(card, EntityType.MOVIE),
        works(card, EntityType.TV_SERIES),
        works(card, EntityType.TV_SHOW),
        card.externalIds(),
        Links.of(EntityType.PERSON, card.slug()),
        new Meta(card.version()));
  }

  private static List<WorkOf> works(PersonCard card, EntityType type) {
    return card.works().stream().filter(it -> it.type() == type).map(WorkOf::of).toList();
  }
}
