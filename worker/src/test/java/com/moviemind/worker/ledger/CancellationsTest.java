package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.content.NewText.Subject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CancellationsTest extends LedgerRoom {

  @Test
  void itemEndsWithItsOnlyJob() {
    var job = aJob();
    arrive(job);

    assertThat(cancel(job)).isEqualTo(1);
    assertThat(claimAll()).extracting(it -> it.item().subject()).doesNotContain(job.subject());
    assertThat(finished(job))
        .containsEntry("outcome", "CANCELED")
        .containsEntry("attempts", 0)
        .containsEntry("spent_micros", 0L);
    assertThat(saidOf(job)).containsExactly("GenerationCanceled");
  }

  @Test
  void repeatedWishIsNotAnsweredTwice() {
    var job = aJob();
    arrive(job);
    cancel(job);

    assertThat(cancel(job)).isZero();
    assertThat(saidOf(job)).containsExactly("GenerationCanceled");
  }

  @Test
  void textThatWasFasterStays() {
    var job = aJob();
    arrive(job);
    write(claimOf(job), 700);

    assertThat(cancel(job)).isZero();
    assertThat(saidOf(job)).containsExactly("GenerationStarted", "GenerationCompleted");
  }

  @Test
  void cancelThatWasFasterRefusesTheText() {
    var job = aJob();
    arrive(job);
    var claim = claimOf(job);
    cancel(job);

    assertThat(write(claim, 700)).isFalse();
    assertThat(saidOf(job)).containsExactly("GenerationStarted", "GenerationCanceled");
    assertThat(
            db.sql("select count(*) from content.text where work_item_id = ?")
                .param(claim.item().id())
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void callUnderWayIsChargedAndBrokenOff() {
    var job = aJob();
    arrive(job);
    var claim = claimOf(job);
    cancel(job);

    assertThat(attempt(claim))
        .containsEntry("state", "LOST")
        .containsEntry("cost_micros", RESERVED)
        .containsEntry("error_class", "CANCELED");
    assertThat(finished(job)).containsEntry("spent_micros", RESERVED);
    assertThat(unwanted.take()).contains(claim.attemptId());
    assertThat(unwanted.take()).as("told once").doesNotContain(claim.attemptId());
  }

  @Test
  void whatTheBrokenOffCallDidCostIsBookedWhenItIsHeardAfterAll() {
    var job = aJob();
    arrive(job);
    var claim = claimOf(job);
    cancel(job);
    write(claim, 700);

    assertThat(attempt(claim)).containsEntry("state", "SETTLED").containsEntry("cost_micros", 700L);
  }

  @Test
  void itemGoesOnForTheOthersAndTheFirstOfThemPays() {
    var payer = aJob();
    var heir = aJobFor(payer.subject());
    var third = aJobFor(payer.subject());
    arrive(payer, heir, third);
    var claim = claimOf(payer);
    cancel(payer);

    assertThat(unwanted.take()).doesNotContain(claim.attemptId());
    assertThat(row("select tenant_id from worker.work_item where id = ?", claim.item().id()))
        .containsEntry("tenant_id", heir.tenantId());
    assertThat(
            db.sql("select job_id from worker.work_item_job where item_id = ? and charged")
                .param(claim.item().id())
                .query(UUID.class)
                .list())
        .containsExactly(heir.jobId());
    assertThat(write(claim, 700)).isTrue();
    assertThat(saidOf(payer)).containsExactly("GenerationStarted", "GenerationCanceled");
    assertThat(saidOf(third)).containsExactly("GenerationStarted", "GenerationCompleted");
  }

  @Test
  void itemThatWaitsForAnotherAttemptEndsWithWhatItHasSpent() {
    var job = aJob();
    arrive(job);
    var claim = claimOf(job);
    finishes.commit(
        new Finish.PutBack(claim, settled(300), Duration.ofHours(1), "the text was no good"));
    cancel(job);

    assertThat(finished(job)).containsEntry("attempts", 1).containsEntry("spent_micros", 300L);
  }

  @Test
  void textAskedAgainAfterACancelIsANewItem() {
    var subject = new Subject("PERSON", UUID.randomUUID(), "pl-PL", "modern", 3);
    var first = aJobFor(subject);
    arrive(first);
    cancel(first);
    var second = aJobFor(subject);
    arrive(second);

    assertThat(write(claimOf(second), 5)).isTrue();
    assertThat(saidOf(second)).containsExactly("GenerationStarted", "GenerationCompleted");
  }

  @Test
  void whateverIsCommittedFirstIsTheOnlyEnd() throws Exception {
    var jobs = Stream.generate(LedgerRoom::aJob).limit(60).toArray(Arrival[]::new);
    arrive(jobs);
    var claims = claimAll();
    Callable<Boolean> writing =
        () -> {
          claims.forEach(it -> write(it, 5));
          return true;
        };
    Callable<Boolean> canceling =
        () -> {
          Stream.of(jobs).forEach(this::cancel);
          return true;
        };
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : both.invokeAll(List.of(writing, canceling))) {
        each.get();
      }
    }

    assertThat(jobs)
        .allSatisfy(job ->
            assertThat(saidOf(job))
                .hasSize(2)
                .containsAnyOf("GenerationCompleted", "GenerationCanceled"));
  }

  private java.util.Map<String, @org.jspecify.annotations.Nullable Object> finished(Arrival job) {
    return row("select * from worker.finished_item where ? = any(job_ids)", job.jobId());
  }
}
