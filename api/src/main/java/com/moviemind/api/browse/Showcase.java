package com.moviemind.api.browse;

import com.moviemind.api.cache.EntityCache;
import com.moviemind.api.catalogue.reading.People;
import com.moviemind.api.catalogue.reading.PersonCard;
import com.moviemind.api.catalogue.reading.TitleCard;
import com.moviemind.api.catalogue.reading.Titles;
import com.moviemind.api.texts.Text;
import com.moviemind.api.texts.Texts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Entities with their texts: one by one through the cache, pages straight from the database. */
@Component
public class Showcase {

  private final Titles titles;
  private final People people;
  private final Texts texts;
  private final EntityCache cache;
  private final JsonMapper json = JsonMapper.builder().build();

  Showcase(Titles titles, People people, Texts texts, EntityCache cache) {
    this.titles = titles;
    this.people = people;
    this.texts = texts;
    this.cache = cache;
  }

  public Shown.@Nullable Title title(UUID id) {
    var kept = cache.get(id, () -> text(first(titles(List.of(id)))));
    return kept == null ? null : json.readValue(kept, Shown.Title.class);
  }

  public Shown.@Nullable Person person(UUID id) {
    var kept = cache.get(id, () -> text(first(people(List.of(id)))));
    return kept == null ? null : json.readValue(kept, Shown.Person.class);
  }

  /** These titles in their order; four statements for any number. */
  public List<Shown.Title> titles(List<UUID> ids) {
    var cards = titles.cards(ids);
    var all = textsOf(cards.stream().map(TitleCard::id).toList());
    return cards.stream()
        .map(it -> new Shown.Title(it, all.getOrDefault(it.id(), List.of())))
        .toList();
  }

  /** These people in their order; four statements for any number. */
  public List<Shown.Person> people(List<UUID> ids) {
    var cards = people.cards(ids);
    var all = textsOf(cards.stream().map(PersonCard::id).toList());
    return cards.stream()
        .map(it -> new Shown.Person(it, all.getOrDefault(it.id(), List.of())))
        .toList();
  }

  private Map<UUID, List<Text>> textsOf(List<UUID> ids) {
    return ids.isEmpty() ? Map.of() : texts.of(ids);
  }

  private @Nullable String text(@Nullable Shown shown) {
    return shown == null ? null : json.writeValueAsString(shown);
  }

  private static <T> @Nullable T first(List<T> list) {
    return list.isEmpty() ? null : list.getFirst();
  }
}
