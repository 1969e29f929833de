package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.ledger.Finish.GivenUp;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuarantineTest extends LedgerRoom {

  @Test
  void givenUpItemIsKeptWithItsCauseAndWhatItTakesToTryAgain() {
    var job = aJob();
    var joined = aJobFor(job.subject());
    arrive(job, joined);
    giveUp(claimOf(job), new Settlement(true, 77, 1, 0, 1, "REFUSAL", "The model refused."));

    assertThat(entry(job))
        .containsEntry("cause", "REFUSAL")
        .containsEntry("message", "It will not do.")
        .containsEntry("facts", job.facts())
        .containsEntry("locale", job.subject().locale())
        .containsEntry("attempts", 1)
        .containsEntry("spent_micros", 77L)
        .containsEntry("state", "HELD");
    assertThat(jobsOf(job)).containsExactlyInAnyOrder(job.jobId(), joined.jobId());
  }

  @Test
  void lossOfAllAttemptsIsTheCauseNotTheCallThatWasNotMade() {
    var job = aJob();
    arrive(job);
    giveUp(claimOf(job), Settlement.free("NOT_CALLED", "No attempt is left."));

    assertThat(entry(job)).containsEntry("cause", "LOST");
  }

  @Test
  void writtenItemIsNotKept() {
    var job = aJob();
    arrive(job);
    write(claimOf(job), 5);

    assertThat(
            db.sql("select count(*) from content.quarantine where entity_id = ?")
                .param(job.subject().entityId())
                .query(Long.class)
                .single())
        .isZero();
  }

  private void giveUp(Claim claim, Settlement attempt) {
    finishes.commit(new GivenUp(claim, attempt, "AI_API_ERROR", "It will not do.", "Sorry.", true));
  }

  private Map<String, @Nullable Object> entry(Arrival job) {
    return row("select * from content.quarantine where entity_id = ?", job.subject().entityId());
  }

  private List<Object> jobsOf(Arrival job) {
    return db.sql("select job_ids from content.quarantine where entity_id = ?")
        .param(job.subject().entityId())
        .query((row, _) -> ids(row.getArray(1)))
        .single();
  }

  private static List<Object> ids(java.sql.Array array) throws SQLException {
    return List.of((Object[]) array.getArray());
  }
}
