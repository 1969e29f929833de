package com.moviemind.servers.model.text;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What to write: the JSON object {@code {"task": {...}, "facts": {...}}} that a prompt carries. */
public record Brief(
    Subject subject, Tongue tongue, String style, int minWords, int maxWords, JsonNode facts) {

  // After the brief a message may go on.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final int SHORTEST = 40;
  private static final int LONGEST = 150;
  private static final int TRIES = 50;

  /** What a text can be about. */
  public enum Subject {
    MOVIE,
    TV_SERIES,
    TV_SHOW,
    PERSON
  }

  /** The brief that is this message, or stands somewhere in it. */
  public static Optional<Brief> in(String message) {
    int at = message.indexOf('{');
    for (int i = 0; at >= 0 && i < TRIES; i++) {
      var found = at(message, at);
      if (found.isPresent()) {
        return found;
      }
      at = message.indexOf('{', at + 1);
    }
    return Optional.empty();
  }

  /** The name by which calls for this work are counted: type|title|year|locale|style. */
  public String work() {
    var name = FactText.clean(facts.path(subject == Subject.PERSON ? "name" : "title"));
    var year = facts.path(subject == Subject.PERSON ? "birth_year" : "release_year").asString("");
    return subject + "|" + name + "|" + year + "|" + tongue.tag() + "|" + style;
  }

  private static Optional<Brief> at(String message, int start) {
    try (JsonParser parser = MAPPER.createParser(message.substring(start))) {
      JsonNode node = MAPPER.readTree(parser);
      return node.path("task").isObject() && node.path("facts").isObject()
          ? Optional.of(of(node.path("task"), node.path("facts")))
          : Optional.empty();
    } catch (JacksonException noJsonHere) {
      return Optional.empty();
    }
  }

  private static Brief of(JsonNode task, JsonNode facts) {
    int most = Math.min(LONGEST, Math.max(SHORTEST, task.path("max_words").asInt(LONGEST)));
    int least = Math.clamp(task.path("min_words").asInt(SHORTEST), SHORTEST, most);
    return new Brief(
        subject(task.path("entity_type").asString("")),
        Tongue.of(task.path("locale").asString("")),
        task.path("context_tag").asString("DEFAULT"),
        least,
        most,
        facts);
  }

  private static Subject subject(String entityType) {
    return switch (entityType) {
      case "PERSON" -> Subject.PERSON;
      case "TV_SERIES" -> Subject.TV_SERIES;
      case "TV_SHOW" -> Subject.TV_SHOW;
      default -> Subject.MOVIE;
    };
  }
}
