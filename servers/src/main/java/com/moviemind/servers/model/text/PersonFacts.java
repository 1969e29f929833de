package com.moviemind.servers.model.text;

import static com.moviemind.servers.model.text.FactText.clean;
import static com.moviemind.servers.model.text.FactText.cleanAll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Keys of a person. Nothing tells whether the name is a woman's, a man's or a group's; no sentence
 * may guess.
 */
final class PersonFacts {

  private static final int TITLES_IN_A_LIST = 3;
  private static final Map<String, String> CREDITS =
      Map.of("DIRECTOR", "directed", "WRITER", "written", "PRODUCER", "produced", "ACTOR", "acted");

  private PersonFacts() {}

  static FactSheet read(Brief brief, Phrasebook book) {
    var facts = brief.facts();
    var tongue = brief.tongue();
    var forms = book.forms(brief.subject());
    var sheet = new FactSheet(tongue, forms);
    var name = clean(facts.path("name"));
    sheet.put("name", name.isEmpty() ? forms.getOrDefault("this", "") : name);
    if (!FactSheet.standsForSeveral(name)) {
      sheet.allow("solo");
    }
    var birth = clean(facts.path("birth_date"));
    sheet.put("born", tongue.date(birth)).put("birthplace", clean(facts.path("birthplace")));
    var year = facts.path("birth_year").asString("");
    if (!sheet.values().containsKey("born")) {
      sheet.put("bornYear", birth.matches("\\d{4}") ? birth : year);
    }
    var fields =
        cleanAll(facts.path("roles")).stream()
            .map(it -> forms.getOrDefault(it, ""))
            .filter(it -> !it.isEmpty())
            .toList();
    sheet.oneOrMany("field", "fields", fields);
    credits(sheet, facts.path("known_for"), tongue);
    return sheet;
  }

  private static void credits(FactSheet sheet, JsonNode knownFor, Tongue tongue) {
    List<String> all = new ArrayList<>();
    Map<String, List<String>> byRole = new java.util.TreeMap<>();
    for (var credit : knownFor) {
      var title = clean(credit.path("title"));
      if (title.isEmpty()) {
        continue;
      }
      var year =
          credit.path("year").isIntegralNumber() ? " (" + credit.path("year").asString() + ")" : "";
      var named = tongue.quoted(title) + year;
      if (!all.contains(named)) {
        all.add(named);
      }
      var titles = byRole.computeIfAbsent(credit.path("role").asString(""), _ -> new ArrayList<>());
      if (!titles.contains(named)) {
        titles.add(named);
      }
      var part = clean(credit.path("character"));
      if (!part.isEmpty() && part.length() <= 40 && !sheet.values().containsKey("part")) {
        sheet.put("part", tongue.quoted(part)).put("partTitle", named);
      }
    }
    if (!all.isEmpty()) {
      sheet.put("work", all.getFirst());
    }
    if (all.size() > 1) {
      sheet.put("work2", all.get(1)).list("works", all);
    }
    if (all.size() > TITLES_IN_A_LIST) {
      sheet.put("work4", all.get(TITLES_IN_A_LIST));
    }
    byRole.forEach((role, titles) -> {
      var key = CREDITS.get(role);
      if (key != null) {
        sheet.list(key, titles);
      }
    });
  }
}
