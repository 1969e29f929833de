package com.moviemind.servers.model.text;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What to write: the JSON object {@code {"task": {...}, "facts": {...}}} that a prompt carries, or
 * {@code {"task": {..., "fence": NAME}}} and after it the facts between {@code <NAME>} and {@code
 * </NAME>}.
 *
 * @param again whether a text written before was turned down
 */
public record Brief(
    Subject subject,
    Tongue tongue,
    String style,
    int minWords,
    int maxWords,
    boolean again,
    JsonNode facts) {

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

  /** Whether a catalogue would give it this slug, or the facts this title or name. */
  public boolean isAbout(String entity) {
    var name = FactText.clean(facts.path(subject == Subject.PERSON ? "name" : "title"));
    var year = facts.path("release_year").asString("");
    var slug = FactText.slug(subject == Subject.PERSON ? name : name + " " + year);
    return entity.equalsIgnoreCase(name)
        || entity.equals(slug)
        || (!slug.isEmpty() && entity.startsWith(slug + "-"));
  }

  /** The same work, for which a text was written before that somebody turned down. */
  public Brief repeated() {
    return new Brief(subject, tongue, style, minWords, maxWords, true, facts);
  }

  /** The same work in another language. */
  Brief in(Tongue other) {
    return new Brief(subject, other, style, minWords, maxWords, again, facts);
  }

  /** The same work in another style. */
  Brief styled(String other) {
    return new Brief(subject, tongue, other, minWords, maxWords, again, facts);
  }

  private static Optional<Brief> at(String message, int start) {
    try {
      var node = read(message.substring(start));
      var task = node.path("task");
      var facts = node.path("facts");
      if (task.isObject() && task.path("fence").isString()) {
        facts = read(fenced(message.substring(start), task.path("fence").stringValue()));
      }
      return task.isObject() && facts.isObject() ? Optional.of(of(task, facts)) : Optional.empty();
    } catch (JacksonException noJsonHere) {
      return Optional.empty();
    }
  }

  private static JsonNode read(String json) {
    try (JsonParser parser = MAPPER.createParser(json)) {
      return MAPPER.readTree(parser);
    }
  }

  private static String fenced(String message, String name) {
    int open = message.indexOf("<" + name + ">");
    int close = message.indexOf("</" + name + ">");
    return open < 0 || close < open ? "" : message.substring(open + name.length() + 2, close);
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
        false,
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
