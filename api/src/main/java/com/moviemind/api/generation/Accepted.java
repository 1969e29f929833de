package com.moviemind.api.generation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Submission}.
 *
 * @param jobs one for each style, in the order asked
 * @param defaultText the entity's present default text, where there is one
 */
public record Accepted(List<AcceptedJob> jobs, @Nullable UUID defaultText) {

  public Accepted {
    jobs = List.copyOf(jobs);
  }

  /**
   * A job that is committed.
   *
   * @param status PENDING, or IN_PROGRESS where the tenant's equal job was already under way
   */
  public record AcceptedJob(UUID id, String contextTag, String status) {}
}
