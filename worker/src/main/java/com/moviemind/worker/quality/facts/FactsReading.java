package com.moviemind.worker.quality.facts;

import com.moviemind.worker.quality.facts.Name.Kind;
import com.moviemind.worker.quality.words.Word;
import com.moviemind.worker.quality.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads facts in one pass. Whatever shape they have, no name in them is lost: what is not known to
 * be a person's or a source is a name of something.
 */
public final class FactsReading {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Set<String> SOURCES =
      Set.of(
          "synopsis",
          "overview",
          "plot",
          "summary",
          "description",
          "biography",
          "tagline",
          "logline");
  private static final Set<String> PEOPLE =
      Set.of("writers", "producers", "cast", "creators", "actors", "alternative_names");
  private static final String SIGNS = "[]{}<>*_#`|~\\^";

  private final List<Name> names = new ArrayList<>();
  private final Set<Integer> years = new HashSet<>();
  private final List<String> sources = new ArrayList<>();
  private final List<String> marked = new ArrayList<>();

  private FactsReading() {}

  public static Facts of(String json) {
    var reading = new FactsReading();
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != null) {
        reading.value(parser, "", "");
      }
    } catch (JacksonException e) {
      // a prompt was rendered from these facts, so they are JSON; what was read is enough
      return reading.facts();
    }
    return reading.facts();
  }

  private Facts facts() {
    return new Facts(
        List.copyOf(names), Set.copyOf(years), List.copyOf(sources), List.copyOf(marked));
  }

  private void value(JsonParser json, String list, String key) {
    switch (json.currentToken()) {
      case START_OBJECT -> {
        while (json.nextToken() != JsonToken.END_OBJECT) {
          var name = json.currentName();
          json.nextToken();
          value(json, key, name);
        }
      }
      case START_ARRAY -> {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          value(json, list, key);
        }
      }
      case VALUE_STRING -> text(list, key, json.getString());
      case VALUE_NUMBER_INT -> years.add(json.getIntValue());
      default -> {
        // true, false, null and fractions name nothing
      }
    }
  }

  private void text(String list, String key, String text) {
    var words = Words.of(text);
    for (var word : words) {
      if (word.isNumber() && word.length() == 4) {
        years.add(number(word));
      }
    }
    if (SOURCES.contains(key)) {
      sources.add(text);
      capitals(text, words);
    } else if (!words.isEmpty()) {
      names.add(Name.of(kind(list, key), words));
    }
    if (text.chars().anyMatch(it -> SIGNS.indexOf(it) >= 0) || text.contains("XX")) {
      marked.add(text);
    }
  }

  /** What a source writes with a capital within a sentence may be the name of a part or a place. */
  private void capitals(String text, List<Word> words) {
    for (var n = 1; n < words.size(); n++) {
      var word = words.get(n);
      var gap = text.substring(words.get(n - 1).end(), word.start());
      if (word.capital() && word.length() > 2 && gap.isBlank()) {
        names.add(Name.of(Kind.OTHER, List.of(word)));
      }
    }
  }

  private static Kind kind(String list, String key) {
    if (key.equals("directors") || list.equals("directors") || key.equals("director")) {
      return Kind.DIRECTOR;
    }
    if (key.equals("character")) {
      return Kind.CHARACTER;
    }
    return PEOPLE.contains(key) || PEOPLE.contains(list) || key.equals("name")
        ? Kind.PERSON
        : Kind.OTHER;
  }

  private static int number(Word word) {
    try {
      return Integer.parseInt(word.folded());
    } catch (NumberFormatException e) {
      // digits of another script, or letters among them
      return 0;
    }
  }
}
