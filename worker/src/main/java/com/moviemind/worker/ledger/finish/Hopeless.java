package com.moviemind.worker.ledger.finish;

import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import com.moviemind.worker.quarantine.GivenUpItem;
import java.util.Optional;

/** Items that go into quarantine. */
final class Hopeless {

  private static final String UNSTORABLE = "REJECTED_BY_DATABASE";

  private Hopeless() {}

  static Optional<GivenUpItem> of(Ending ending) {
    return ending.finish() instanceof GivenUp it
        ? Optional.of(
            new GivenUpItem(
                ending.item().id(),
                cause(it),
                it.message(),
                ending.attempts(),
                ending.spentMicros(),
                ending.jobs().stream().map(WaitingJob::jobId).toList(),
                ending.jobs().stream().map(WaitingJob::tenantId).distinct().toList()))
        : Optional.empty();
  }

  /** A good call has no error class: then it was the database that would not have its text. */
  private static String cause(GivenUp finish) {
    var error = finish.attempt().errorClass();
    if (error == null) {
      return UNSTORABLE;
    }
    // the last attempt was not made because those before it were lost
    return error.equals("NOT_CALLED") ? "LOST" : error;
  }
}
