package com.moviemind.worker.quarantine;

import java.util.UUID;

/**
 * What it takes to try again.
 *
 * @param slug the entity's slug when it was asked
 * @param facts about the entity, a JSON object
 */
public record Payload(
    String entityType,
    UUID entityId,
    String slug,
    String locale,
    String contextTag,
    String lane,
    String facts,
    long factsVersion) {

  /** The same, without what no database takes. */
  Payload cleaned() {
    return new Payload(
        clean(entityType),
        entityId,
        clean(slug),
        clean(locale),
        clean(contextTag),
        clean(lane),
        clean(facts),
        factsVersion);
  }

  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints()
        .map(it -> it == 0 || Character.getType(it) == Character.SURROGATE ? 0xFFFD : it)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
