package com.moviemind.worker.ledger.leave;

import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import java.time.Instant;
import java.util.UUID;

/**
 * A job that has left its item.
 *
 * @param last whether its item ended with it
 * @param spentMicros price of all attempts of the item
 */
public record Left(WaitingJob job, Item item, boolean last, long spentMicros) {

  /**
   * An item whose row is locked.
   *
   * @param now the database's clock
   */
  record Item(UUID id, Subject subject, int attempts, long spentMicros, Instant now) {}

  public Subject subject() {
    return item.subject();
  }

  public int attempts() {
    return item.attempts();
  }

  public Instant at() {
    return item.now();
  }

  /** What the job's tenant is charged for: an item that goes on is paid by who stays. */
  public boolean charged() {
    return last && job.charged();
  }
}
