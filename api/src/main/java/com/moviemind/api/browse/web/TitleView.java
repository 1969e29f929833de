package com.moviemind.api.browse.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.moviemind.api.browse.Shown;
import com.moviemind.api.browse.web.Links.Link;
import com.moviemind.api.catalogue.reading.TitleCard.Credited;
import com.moviemind.api.texts.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A film, series or show. What existing clients read is always there, null where unknown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TitleView(
    UUID id,
    String title,
    String slug,
    String type,
    int releaseYear,
    @Nullable Integer endYear,
    @JsonInclude @Nullable String director,
    List<String> genres,
    @Nullable Integer runtimeMinutes,
    @Nullable Integer seasons,
    @Nullable Integer episodes,
    List<String> countries,
    List<String> languages,
    @Nullable String originalTitle,
    Map<String, String> localizedTitles,
    @JsonInclude @Nullable UUID defaultDescriptionId,
    int descriptionsCount,
    @JsonInclude @Nullable DescriptionView defaultDescription,
    List<PersonOf> people,
    List<DescriptionView> descriptions,
    @Nullable DescriptionView selectedDescription,
    @Nullable String locale,
    @Nullable String titleLocalized,
    @Nullable String tagline,
    @Nullable String synopsis,
    Map<String, String> externalIds,
    @JsonProperty("_links") Map<String, Link> links,
    @JsonProperty("_meta") Meta meta) {

  record PersonOf(UUID id, String name, String slug, String role, @Nullable String characterName) {

    static PersonOf of(Credited it) {
      return new PersonOf(it.id(), it.name(), it.slug(), it.role(), it.characterName());
    }
  }

  /**
   * @param version grows with every change of the entity's facts
   */
  record Meta(long version) {}

  static TitleView of(Shown.Title shown, @Nullable Text selected, @Nullable String locale) {
    var card = shown.card();
    var descriptions = shown.texts().stream().map(DescriptionView::of).toList();
    var first = descriptions.isEmpty() ? null : descriptions.getFirst();
    return new TitleView(
        card.id(),
        card.title(),
        card.slug(),
        card.type().name(),
        card.releaseYear(),
        card.endYear(),
        director(shown),
        card.genres(),
        card.runtimeMinutes(),
        card.seasons(),
        card.episodes(),
        card.countries(),
        card.languages(),
        card.originalTitle(),
        card.localizedTitles(),
        first == null ? null : first.id(),
        descriptions.size(),
        first,
        card.people().stream().map(PersonOf::of).toList(),
        descriptions,
        selected == null ? null : DescriptionView.of(selected),
        selected == null ? null : selected.locale(),
        locale == null ? null : card.localizedTitles().get(locale),
        card.tagline(),
        card.synopsis(),
        card.externalIds(),
        Links.of(card.type(), card.slug()),
        new Meta(card.version()));
  }

  static @Nullable String director(Shown.Title shown) {
    var names =
        shown.card().people().stream()
            .filter(it -> it.role().equals("DIRECTOR"))
            .map(Credited::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? null : names;
  }
}
