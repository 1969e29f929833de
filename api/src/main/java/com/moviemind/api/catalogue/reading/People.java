package com.moviemind.api.catalogue.reading;

import com.moviemind.api.catalogue.reading.PersonCard.Work;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People for reading. */
@Component
public class People {

  private final Search search;
  private final PersonRows rows;
  private final Extras extras;

  People(Search search, PersonRows rows, Extras extras) {
    this.search = search;
    this.rows = rows;
    this.extras = extras;
  }

  public Found find(Lookup lookup) {
    return search.people(lookup);
  }

  /** The cards with these ids, in their order; unknown ids are left out. Three statements. */
  @Transactional(readOnly = true)
  public List<PersonCard> cards(List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var people =
        rows.findByIdIn(ids).stream().collect(Collectors.toMap(it -> it.id, Function.identity()));
    var credits = rows.creditsOf(ids).stream().collect(Collectors.groupingBy(it -> it.person.id));
    var more = extras.people(ids);
    return ids.stream()
        .map(people::get)
        .filter(Objects::nonNull)
        .map(it -> card(it, credits.getOrDefault(it.id, List.of()), more))
        .toList();
  }

  private static PersonCard card(PersonEntity it, List<CreditEntity> credits, Extras.Of more) {
    return new PersonCard(
        it.id,
        it.slug,
        it.version,
        it.name,
        it.birthDate,
        it.birthYear,
        it.deathDate,
        it.deathYear,
        it.birthplace,
        List.copyOf(more.names(it.id).values()),
        credits.stream().map(People::work).toList(),
        Map.copyOf(more.ids(it.id)));
  }

  private static Work work(CreditEntity it) {
    return new Work(
        it.title.id,
        it.title.kind,
        it.title.title,
        it.title.slug,
        it.title.releaseYear,
        it.place.role(),
        it.character);
  }
}
