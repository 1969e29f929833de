package com.moviemind.servers.model.text;

import static com.moviemind.servers.model.text.FactText.clean;
import static com.moviemind.servers.model.text.FactText.cleanAll;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Keys of a film, series or show: see the phrasebooks for their use. */
final class TitleFacts {

  private static final List<String> PLACES = List.of("lead", "second", "third");
  private static final int LONGEST_PART = 40;

  private TitleFacts() {}

  static FactSheet read(Brief brief, Phrasebook book) {
    var facts = brief.facts();
    var tongue = brief.tongue();
    var forms = book.forms(brief.subject());
    var sheet = new FactSheet(tongue, forms);
    titles(sheet, facts, tongue);
    sheet
        .number("year", facts.path("release_year"), 1800)
        .number("minutes", facts.path("runtime_minutes"), 2)
        .number("seasons", facts.path("seasons"), 2)
        .number("episodes", facts.path("episodes"), 2);
    if (facts.path("end_year").asInt(0) > facts.path("release_year").asInt(9999)) {
      sheet.put(
          "span",
          facts.path("release_year").asString("") + "–" + facts.path("end_year").asString(""));
    }
    var genres =
        cleanAll(facts.path("genres")).stream()
            .map(book::genre)
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    if (!genres.isEmpty()) {
      sheet.put("genre", genres.getFirst());
    }
    if (genres.size() > 1) {
      sheet.put("genre2", genres.get(1)).list("genres", genres);
    }
    var countries =
        cleanAll(facts.path("countries")).stream()
            .map(book::country)
            .filter(it -> !it.isEmpty())
            .toList();
    sheet.oneOrMany("country", "countries", countries);
    sheet.people("director", "directors", cleanAll(facts.path("directors")));
    sheet.people("writer", "writers", cleanAll(facts.path("writers")));
    sheet.people("producer", "producers", cleanAll(facts.path("producers")));
    cast(sheet, facts.path("cast"), tongue);
    return sheet;
  }

  private static void titles(FactSheet sheet, JsonNode facts, Tongue tongue) {
    var canonical = clean(facts.path("title"));
    var local = clean(facts.path("localized_titles").path(tongue.tag()));
    var original = clean(facts.path("original_title"));
    var shown = local.isEmpty() ? canonical : local;
    if (shown.isEmpty()) {
      sheet.put("title", sheet.values().getOrDefault("this", ""));
      return;
    }
    sheet.put("title", tongue.quoted(shown));
    var other = original.isEmpty() ? canonical : original;
    if (!other.isEmpty() && !other.equals(shown)) {
      sheet.put("original", tongue.quoted(other));
    }
  }

  private static void cast(FactSheet sheet, JsonNode cast, Tongue tongue) {
    int place = 0;
    for (var member : cast) {
      var name = clean(member.isObject() ? member.path("name") : member);
      if (name.isEmpty() || place == PLACES.size()) {
        continue;
      }
      var part = clean(member.path("character"));
      sheet.put(PLACES.get(place), name);
      if (part.length() <= LONGEST_PART) {
        sheet.put(PLACES.get(place) + "Part", part.isEmpty() ? "" : tongue.quoted(part));
      }
      place++;
    }
  }
}
