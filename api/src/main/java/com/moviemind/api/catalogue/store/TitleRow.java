package com.moviemind.api.catalogue.store;

import com.moviemind.api.catalogue.facts.Credit;
import com.moviemind.api.catalogue.lines.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A title as a row of {@code api.title}, and its parts as rows of their tables. */
record TitleRow(
    UUID id,
    String kind,
    String slug,
    String identityKey,
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
    @Nullable String synopsis) {

  static final String COLUMNS =
      "id, kind, slug, identity_key, title, original_title, release_year, end_year, runtime_minutes,"
          + " seasons, episodes, countries, languages, genres, tagline, synopsis";

  record IdRow(UUID titleId, String scheme, String value) {}

  record CreditRow(
      UUID titleId, Role role, int position, UUID personId, @Nullable String character) {}

  static TitleRow of(KnownTitle title, String slug) {
    var facts = title.facts();
    var details = facts.details();
    return new TitleRow(
        title.id(),
        title.kind().name(),
        slug,
        title.identityKey(),
        facts.title(),
        details.originalTitle(),
        facts.year(),
        details.endYear(),
        details.runtimeMinutes(),
        details.seasons(),
        details.episodes(),
        facts.countries(),
        facts.languages(),
        facts.genres(),
        details.tagline(),
        details.synopsis());
  }

  static List<IdRow> ids(KnownTitle title) {
    return title.facts().ids().entrySet().stream()
        .map(it -> new IdRow(title.id(), it.getKey(), it.getValue()))
        .toList();
  }

  static List<CreditRow> credits(KnownTitle title) {
    var next = new EnumMap<Role, Integer>(Role.class);
    var rows = new ArrayList<CreditRow>();
    for (Credit it : title.facts().credits()) {
      int position = next.merge(it.role(), 1, Integer::sum) - 1;
      rows.add(new CreditRow(title.id(), it.role(), position, it.personId(), it.character()));
    }
    return rows;
  }
}
