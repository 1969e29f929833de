package com.moviemind.local.product;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Texts to ask for: sample films, each locale and style, in an order drawn by a seed. None is given
 * out twice in a JVM, so that a story can say how many texts there must be.
 */
final class Works {

  private static final List<String> LOCALES = List.of("en-US", "pl-PL", "de-DE", "fr-FR", "es-ES");
  private static final List<String> STYLES = List.of("DEFAULT", "modern", "critical", "humorous");
  private static final String SEED = "moviemind.seed";

  /** The year ends the slug: no other film shares title and year, by which the stand-in counts. */
  private static final String PLAIN = ".*-\\d{4}";

  private static final Deque<Work> LEFT = new ArrayDeque<>();
  private static boolean drawn;

  private Works() {}

  record Work(String type, String slug, String locale, String style) {}

  static synchronized Work next(Client client) {
    if (!drawn) {
      drawn = true;
      LEFT.addAll(draw(client));
    }
    return LEFT.remove();
  }

  private static List<Work> draw(Client client) {
    var seed = Long.getLong(SEED, new Random().nextLong());
    System.out.printf("  | the order of works is drawn by -D%s=%d%n", SEED, seed);
    var all = new ArrayList<Work>();
    for (var slug : slugs(client)) {
      for (var locale : LOCALES) {
        STYLES.forEach(style -> all.add(new Work("MOVIE", slug, locale, style)));
      }
    }
    Collections.shuffle(all, new Random(seed));
    return all;
  }

  private static List<String> slugs(Client client) {
    var slugs = new ArrayList<String>();
    JsonNode page;
    int number = 0;
    do {
      page = client.get("/api/v1/movies?per_page=100&page=" + ++number).json();
      page.get("data").forEach(it -> slugs.add(it.get("slug").asString()));
    } while (page.get("pagination").get("has_next_page").asBoolean());
    // Story 1 asks for these by name.
    slugs.removeIf(it ->
        !it.matches(PLAIN) || RequestStoryTest.FILMS.contains(it) || FaultRoundsTest.areOurs(it));
    return slugs.stream().sorted().toList();
  }
}
