package com.moviemind.api.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not hold.
 *
 * @param side api or worker: whose data it is about
 * @param kind which question found it
 * @param subject the row, by ids and numbers
 * @param state SUSPECTED while it may be under way, OPEN, or ACCEPTED by an operator
 * @param repair what a repair would change; null where no command mends it
 * @param since when it began; null while it is suspected
 */
@Schema(name = "AuditFinding")
public record Finding(
    String side,
    String kind,
    String subject,
    String state,
    String detail,
    @Nullable String repair,
    @Nullable Instant since) {

  boolean isWorkers() {
    return side.equals("worker");
  }
}
