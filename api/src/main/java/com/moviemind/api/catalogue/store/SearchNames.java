package com.moviemind.api.catalogue.store;

import com.moviemind.api.catalogue.facts.PersonFacts;
import com.moviemind.api.catalogue.naming.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The names an entity is found by, as rows. */
final class SearchNames {

  record TitleName(
      UUID titleId,
      int position,
      String kind,
      String usage,
      @Nullable String locale,
      String name,
      String folded) {}

  record PersonName(UUID personId, int position, String usage, String name, String folded) {}

  private SearchNames() {}

  static List<TitleName> of(KnownTitle title) {
    var names = new ArrayList<TitleName>();
    var facts = title.facts();
    add(names, title, "TITLE", null, facts.title());
    if (facts.details().originalTitle() != null) {
      add(names, title, "ORIGINAL", null, facts.details().originalTitle());
    }
    facts.localized().forEach((locale, name) -> add(names, title, "LOCALIZED", locale, name));
    facts.alternative().forEach(name -> add(names, title, "ALTERNATIVE", null, name));
    if (Folding.isForeign(facts.title())) {
      add(names, title, "ROMANIZED", null, Folding.romanized(facts.title()));
    }
    return names;
  }

  private static void add(
      List<TitleName> names, KnownTitle title, String usage, @Nullable String locale, String name) {
    names.add(
        new TitleName(
            title.id(), names.size(), title.kind().name(), usage, locale, name, Folding.of(name)));
  }

  static List<PersonName> of(UUID id, PersonFacts facts) {
    var names = new ArrayList<PersonName>();
    names.add(new PersonName(id, 0, "NAME", facts.name(), Folding.of(facts.name())));
    for (var it : facts.alternative()) {
      names.add(new PersonName(id, names.size(), "ALTERNATIVE", it, Folding.of(it)));
    }
    if (Folding.isForeign(facts.name())) {
      var latin = Folding.romanized(facts.name());
      names.add(new PersonName(id, names.size(), "ROMANIZED", latin, latin));
    }
    return names;
  }
}
