package com.moviemind.local.faults.load;

import com.moviemind.local.client.Api;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The sample films in each locale and style, in an order drawn by a seed; all over again at the
 * end.
 */
public final class Works {

  private static final List<String> LOCALES = List.of("en-US", "pl-PL", "de-DE", "fr-FR", "es-ES");
  private static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");

  private final List<Work> all;
  private final Deque<Work> left = new ArrayDeque<>();

  private Works(List<Work> all) {
    this.all = all;
  }

  /** Draws the order of the films of the api's catalogue that may be asked for, by their slugs. */
  public static Works of(Api api, Predicate<String> films, long seed) {
    var all = new ArrayList<Work>();
    for (var slug : slugs(api, films)) {
      for (var locale : LOCALES) {
        STYLES.forEach(style -> all.add(new Work("MOVIE", slug, locale, style)));
      }
    }
    Collections.shuffle(all, new Random(seed));
    return new Works(List.copyOf(all));
  }

  synchronized Work next() {
    if (left.isEmpty()) {
      left.addAll(all);
    }
    return left.remove();
  }

  private static List<String> slugs(Api api, Predicate<String> films) {
    var slugs = new ArrayList<String>();
    JsonNode page;
    int number = 0;
    do {
      page = api.get("/api/v1/movies?per_page=100&page=" + ++number);
      page.get("data").forEach(it -> slugs.add(it.get("slug").asString()));
    } while (page.get("pagination").get("has_next_page").asBoolean());
    return slugs.stream().filter(films).sorted().toList();
  }
}
