package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.ledger.leave.Expiries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExpiriesTest extends LedgerRoom {

  @Autowired Expiries expiries;

  @BeforeEach
  void nothingWaits() {
    List.of("work_item", "work_item_job", "waiting_tenant")
        .forEach(it -> db.sql("delete from worker." + it).update());
  }

  @Test
  void lateJobIsNeverClaimed() {
    var job = late(aJob());
    arrive(job);

    assertThat(claimAll()).isEmpty();
    assertExpired(job);
  }

  @Test
  void sweepEndsLateJobsThatNobodyClaims() {
    var late = late(aJob());
    var early = startingBy(aJob(), Instant.now().plusSeconds(600));
    arrive(late, early);

    assertThat(expiries.sweep()).isEqualTo(1);
    assertExpired(late);
    assertThat(claimAll()).extracting(it -> it.item().subject()).containsExactly(early.subject());
  }

  @Test
  void sweepEndsAnyNumberOfThem() {
    var jobs =
        java.util.stream.Stream.generate(() -> late(aJob())).limit(1_200).toArray(Arrival[]::new);
    arrive(jobs);

    assertThat(expiries.sweep()).isEqualTo(1_200);
    assertThat(row("select count(*) as n from worker.work_item")).containsEntry("n", 0L);
  }

  @Test
  void itemGoesOnForJobsThatAreNotLate() {
    var late = late(aJob());
    var patient = aJobFor(late.subject());
    arrive(late, patient);
    var claim = claimOf(late);
    write(claim, 700);

    assertThat(saidOf(late)).containsExactly("GenerationFailed");
    assertThat(saidOf(patient)).containsExactly("GenerationStarted", "GenerationCompleted");
    assertThat(row("select tenant_id from worker.finished_item where id = ?", claim.item().id()))
        .as("who stays pays")
        .containsEntry("tenant_id", patient.tenantId());
  }

  @Test
  void workThatHasStartedDoesNotExpire() {
    var job = startingBy(aJob(), Instant.now().plusSeconds(600));
    arrive(job);
    putBack(claimOf(job), Duration.ZERO);
    db.sql(
            "update worker.work_item_job set start_by = clock_timestamp() - interval '1 s' where job_id = ?")
        .param(job.jobId())
        .update();

    assertThat(expiries.sweep()).isZero();
    assertThat(write(claimOf(job), 5)).isTrue();
  }

  private void assertExpired(Arrival job) {
    assertThat(saidOf(job)).containsExactly("GenerationFailed");
    assertThat(row("select * from worker.finished_item where ? = any(job_ids)", job.jobId()))
        .containsEntry("outcome", "FAILED")
        .containsEntry("reason", "EXPIRED")
        .containsEntry("attempts", 0)
        .containsEntry("spent_micros", 0L);
  }

  private static Arrival late(Arrival job) {
    return startingBy(job, Instant.now().minusSeconds(1));
  }

  private static Arrival startingBy(Arrival job, Instant startBy) {
    return new Arrival(
        job.jobId(),
        job.tenantId(),
        job.subject(),
        job.slug(),
        job.lane(),
        job.facts(),
        job.requestedAt(),
        startBy,
        null,
        null,
        null,
        1);
  }
}
