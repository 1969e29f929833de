package com.moviemind.servers.model.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The values that sentences may use, by key; what is not known has no key. */
final class FactSheet {

  private static final int NAMES_IN_A_LIST = 3;

  private final Tongue tongue;
  private final Map<String, String> values;

  FactSheet(Tongue tongue, Map<String, String> forms) {
    this.tongue = tongue;
    this.values = new HashMap<>(forms);
  }

  Map<String, String> values() {
    return values;
  }

  FactSheet put(String key, String value) {
    if (!value.isEmpty()) {
      values.put(key, value);
    }
    return this;
  }

  /** A number above a least one, as digits. */
  FactSheet number(String key, JsonNode node, int least) {
    if (node.isIntegralNumber() && node.asLong(0) >= least && node.asLong(0) < 100_000) {
      values.put(key, node.asString());
    }
    return this;
  }

  /** One value under {@code one}, several under {@code many}: sentences differ in number. */
  FactSheet oneOrMany(String one, String many, List<String> all) {
    if (all.size() == 1) {
      put(one, all.getFirst());
    } else if (all.size() <= NAMES_IN_A_LIST + 1) {
      put(many, tongue.listed(all));
    } else {
      // A part of a long list would pass for the whole.
      return this;
    }
    return this;
  }

  /** As above, for people: a name may stand for several, and takes the sentences of several. */
  FactSheet people(String one, String many, List<String> all) {
    return all.size() == 1 && standsForSeveral(all.getFirst())
        ? put(many, all.getFirst())
        : oneOrMany(one, many, all);
  }

  /** "The Wachowskis", "Age & Scarpelli". */
  static boolean standsForSeveral(String name) {
    return (name.startsWith("The ") && name.endsWith("s")) || name.contains(" & ");
  }

  /** A key that allows a sentence and says nothing in it. */
  FactSheet allow(String key) {
    values.put(key, "");
    return this;
  }

  FactSheet list(String key, List<String> some) {
    return put(key, tongue.listed(some.subList(0, Math.min(NAMES_IN_A_LIST, some.size()))));
  }
}
