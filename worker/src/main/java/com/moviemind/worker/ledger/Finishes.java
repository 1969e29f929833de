package com.moviemind.worker.ledger;

import com.moviemind.messaging.batch.GroupCommit;
import com.moviemind.worker.ledger.finish.FinishTransaction;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the ends of work into the ledger; those that come at the same time share a transaction.
 */
public final class Finishes implements AutoCloseable {

  private final GroupCommit<Finish, Boolean> commits;

  Finishes(
      FinishTransaction work,
      TransactionTemplate transaction,
      LedgerProperties properties,
      MeterRegistry meters) {
    var sizes =
        DistributionSummary.builder("moviemind.ledger.finish.batch")
            .description("Finishes committed in one transaction")
            .register(meters);
    this.commits =
        new GroupCommit<>(
            "finish",
            properties.finishBatch(),
            properties.finishCommitters(),
            properties.finishGather(),
            batch -> {
              sizes.record(batch.size());
              return transaction.execute(_ -> work.commit(batch));
            });
    meters.gauge("moviemind.ledger.finish.waiting", commits, GroupCommit::waiting);
  }

  /**
   * Waits until the finish is committed. False when the claim no longer held: then only the attempt
   * is recorded. Throws what the database throws; the finish may be brought again.
   */
  public boolean commit(Finish finish) {
    return commits.submit(finish);
  }

  @Override
  public void close() {
    commits.close();
  }
}
