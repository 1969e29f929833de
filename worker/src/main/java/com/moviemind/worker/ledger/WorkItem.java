package com.moviemind.worker.ledger;

import com.moviemind.worker.content.NewText.Subject;
import java.util.UUID;

/**
 * One text to make.
 *
 * @param tenantId the first who asked, who pays
 * @param facts about the entity, a JSON object
 * @param factsBytes length of the facts in UTF-8
 */
public record WorkItem(
    UUID id, Subject subject, Lane lane, UUID tenantId, String facts, int factsBytes) {

  /** Natural key, as events have it. */
  public static String key(Subject subject) {
    return subject.entityId() + "/" + subject.locale() + "/" + subject.contextTag();
  }
}
