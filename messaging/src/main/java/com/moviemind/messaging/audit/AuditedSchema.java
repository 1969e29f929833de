package com.moviemind.messaging.audit;

import com.moviemind.schemas.audit.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process audits: its own schema.
 *
 * @param questions in the order in which they are asked
 * @param sums what is kept of sums over large tables; null where there are none
 */
public record AuditedSchema(String name, List<Question> questions, @Nullable Sums sums) {

  /**
   * Sums that are kept, since what they were summed from does not change any more.
   *
   * @param keep the statement that sums what is not yet summed
   * @param forget the one that throws them away, when they were found to be wrong
   */
  public record Sums(String keep, String forget) {}
}
