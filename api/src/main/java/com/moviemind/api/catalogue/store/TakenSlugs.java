package com.moviemind.api.catalogue.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which slugs are taken, asked of the database by the hundred where possible. */
final class TakenSlugs implements Predicate<String> {

  private final Function<Collection<String>, Set<String>> query;
  private final Map<String, Boolean> answers = new HashMap<>();

  TakenSlugs(Function<Collection<String>, Set<String>> query) {
    this.query = query;
  }

  void ask(Collection<String> slugs) {
    var taken = query.apply(slugs);
    slugs.forEach(it -> answers.put(it, taken.contains(it)));
  }

  void take(String slug) {
    answers.put(slug, true);
  }

  @Override
  public boolean test(String slug) {
    if (!answers.containsKey(slug)) {
      ask(Set.of(slug));
    }
    return Boolean.TRUE.equals(answers.get(slug));
  }
}
