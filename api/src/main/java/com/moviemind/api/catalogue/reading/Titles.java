package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.catalogue.reading.TitleCard.Credited;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Films, series and shows for reading. */
@Component
public class Titles {

  private static final List<String> ROLES = List.of("DIRECTOR", "ACTOR", "WRITER", "PRODUCER");

  private final Search search;
  private final TitleRows rows;
  private final Extras extras;

  Titles(Search search, TitleRows rows, Extras extras) {
    this.search = search;
    this.rows = rows;
    this.extras = extras;
  }

  public Found find(EntityType kind, Lookup lookup) {
    return search.titles(kind, lookup);
  }

  /** The cards with these ids, in their order; unknown ids are left out. Three statements. */
  @Transactional(readOnly = true)
  public List<TitleCard> cards(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var titles =
        rows.findByIdIn(ids).stream().collect(Collectors.toMap(it -> it.id, Function.identity()));
    var credits =
        rows.creditsOf(ids).stream().collect(Collectors.groupingBy(it -> it.place.titleId()));
    var more = extras.titles(ids);
    return ids.stream()
        .map(titles::get)
        .filter(Objects::nonNull)
        .map(it -> card(it, credits.getOrDefault(it.id, List.of()), more))
        .toList();
  }

  /**
   * The titles that a slug without its year may mean: those whose romanised title has exactly these
   * words.
   */
  @Transactional(readOnly = true)
  public List<UUID> called(EntityType kind, String words) {
    return rows.findByKindAndIdentityKeyLikeOrderBySlug(kind, words + "-____").stream()
        .map(it -> it.id)
        .toList();
  }

  private static TitleCard card(TitleEntity it, Collection<CreditEntity> credits, Extras.Of more) {
    return new TitleCard(
        it.id,
        it.kind,
        it.slug,
        it.version,
        it.title,
        it.originalTitle,
        it.releaseYear,
        it.endYear,
        it.runtimeMinutes,
        it.seasons,
        it.episodes,
        List.of(it.countries),
        List.of(it.languages),
        List.of(it.genres),
        it.tagline,
        it.synopsis,
        more.names(it.id),
        credits.stream()
            .sorted(
                Comparator.comparingInt((CreditEntity c) -> ROLES.indexOf(c.place.role()))
                    .thenComparingInt(c -> c.place.position()))
            .map(Titles::credited)
            .toList(),
        Map.copyOf(more.ids(it.id)));
  }

  private static Credited credited(CreditEntity it) {
    return new Credited(
        it.person.id,
        it.person.name,
        it.person.slug,
        it.place.role(),
        it.character,
        it.person.birthDate);
  }
}
