package com.moviemind.api.catalogue.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The verbs of identity stories. Every story holds for every order of its lines. */
final class IdentityStory {

  private static final int ORDERS = 50;

  private List<Teller> known = List.of();
  private List<Teller> lines = List.of();

  /** What one line, or one known entity, says. */
  record Teller(String name, String key, Map<String, String> ids, Set<UUID> company) {

    Teller with(String... people) {
      var all = new HashSet<>(company);
      Arrays.stream(people).forEach(it -> all.add(UUID.nameUUIDFromBytes(it.getBytes(UTF_8))));
      return new Teller(name, key, ids, all);
    }

    Teller id(String scheme, String value) {
      var all = new TreeMap<>(ids);
      all.put(scheme, value);
      return new Teller(name, key, all, company);
    }

    Teller key(String other) {
      return new Teller(name, other, ids, company);
    }

    private Claim<String> claim() {
      return new Claim<>(name, key, ids, company, name);
    }
  }

  static Teller line(String name) {
    return new Teller(name, "title-1999", Map.of(), Set.of());
  }

  static Teller aKnown(String name) {
    return line(name);
  }

  IdentityStory knows(Teller... tellers) {
    known = List.of(tellers);
    return this;
  }

  IdentityStory hears(Teller... tellers) {
    lines = List.of(tellers);
    return this;
  }

  void finds(String... entities) {
    var random = new Random(7);
    for (int n = 0; n < ORDERS; n++) {
      var order = new ArrayList<>(lines);
      Collections.shuffle(order, random);
      var found =
          Identity.resolve(
                  known.stream().map(Teller::claim).toList(),
                  order.stream().map(Teller::claim).toList())
              .stream()
              .map(IdentityStory::words);
      assertThat(found).containsExactlyInAnyOrder(entities);
    }
  }

  private static String words(Entity<String, String> entity) {
    var said = entity.said().stream().sorted().collect(Collectors.joining(" "));
    return (entity.known() == null ? "new" : entity.known()) + ": " + said;
  }
}
