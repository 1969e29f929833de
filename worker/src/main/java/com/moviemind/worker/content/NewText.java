package com.moviemind.worker.content;

import java.util.UUID;

/**
 * A text to store.
 *
 * @param costMicros price of all attempts of its work item, in micro-dollars
 * @param attempts calls made for its work item
 */
public record NewText(
    UUID id,
    UUID workItemId,
    Subject subject,
    String text,
    TextPassport passport,
    long costMicros,
    int attempts) {

  /** What the text is about, and how it is told. */
  public record Subject(
      String entityType, UUID entityId, String locale, String contextTag, long factsVersion) {}
}
