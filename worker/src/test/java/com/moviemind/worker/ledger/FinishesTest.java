package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class FinishesTest extends LedgerRoom {

  @Test
  void textIsStoredWithItsPassportAndEveryJobHearsOfIt() {
    var job = aJob();
    var joined = aJobFor(job.subject());
    arrive(job, joined);
    var claim = claimOf(job);

    assertThat(write(claim, 77)).isTrue();

    assertThat(row("select * from content.text where work_item_id = ?", claim.item().id()))
        .containsEntry("text", "A text.")
        .containsEntry("version", 1)
        .containsEntry("cost_micros", 77L)
        .containsEntry("prompt_version", "movie/1")
        .containsEntry("model", "a-model")
        .containsEntry("input_tokens", 100L);
    assertThat(saidOf(job)).containsExactly("GenerationStarted", "GenerationCompleted");
    assertThat(saidOf(joined)).containsExactly("GenerationStarted", "GenerationCompleted");
    assertThat(attempt(claim)).containsEntry("state", "SETTLED").containsEntry("cost_micros", 77L);
    assertThat(row("select * from worker.finished_item where id = ?", claim.item().id()))
        .containsEntry("outcome", "DONE")
        .containsEntry("spent_micros", 77L);
    assertThat(live(claim)).isZero();
    assertThat(row("select count(*) n from worker.work_item_job where item_id = ?", id(claim)))
        .containsEntry("n", 0L);
  }

  @Test
  void nextTextOfTheSameKindIsTheNextVersion() {
    var job = aJob();
    arrive(job);
    write(claimOf(job), 1);
    arrive(aJobFor(job.subject()));
    write(claimOf(job), 1);

    assertThat(
            db.sql("select version from content.text where entity_id = ? order by version")
                .param(job.subject().entityId())
                .query(Integer.class)
                .list())
        .containsExactly(1, 2);
  }

  @Test
  void staleWorkersFinishIsRefusedAndItsCostRecorded() {
    var job = aJob();
    arrive(job);
    var stale = claimOf(job);
    letTheLeaseRunOut(stale);
    assertThat(expired.takeBack()).contains(stale.item().id());
    var current = claimOf(job);

    assertThat(write(stale, 50)).isFalse();

    assertThat(row("select count(*) n from content.text where work_item_id = ?", id(stale)))
        .containsEntry("n", 0L);
    assertThat(attempt(stale)).containsEntry("state", "SETTLED").containsEntry("cost_micros", 50L);
    assertThat(saidOf(job)).containsExactly("GenerationStarted");
    assertThat(write(current, 60)).isTrue();
    assertThat(write(current, 60)).isFalse();
    assertThat(saidOf(job)).containsExactly("GenerationStarted", "GenerationCompleted");
  }

  @Test
  void finishOfAnItemThatNobodyClaimedYetIsRefusedToo() {
    var job = aJob();
    arrive(job);
    var stale = claimOf(job);
    letTheLeaseRunOut(stale);
    expired.takeBack();

    assertThat(write(stale, 50)).isFalse();
    assertThat(live(stale)).isEqualTo(1);
  }

  @Test
  void givenUpWorkFailsEveryJobAndKeepsItsCost() {
    var job = aJob();
    arrive(job);
    var claim = claimOf(job);
    finishes.commit(
        new Finish.GivenUp(
            claim,
            Settlement.lost("TIMEOUT", "No answer came in time."),
            "AI_API_ERROR",
            "Given up.",
            "Please try again later.",
            true));

    assertThat(saidOf(job)).containsExactly("GenerationStarted", "GenerationFailed");
    assertThat(attempt(claim))
        .containsEntry("state", "LOST")
        .containsEntry("cost_micros", RESERVED);
    assertThat(row("select * from worker.finished_item where id = ?", claim.item().id()))
        .containsEntry("outcome", "FAILED")
        .containsEntry("reason", "AI_API_ERROR")
        .containsEntry("spent_micros", RESERVED);
  }

  @Test
  void spentMoneyOfAllAttemptsIsTheTextsCost() {
    var job = aJob();
    arrive(job);
    finishes.commit(
        new Finish.PutBack(
            claimOf(job),
            Settlement.lost("CONNECTION", "The connection failed."),
            Duration.ZERO,
            "The connection failed."));
    var claim = claimOf(job);
    write(claim, 11);

    assertThat(
            row("select cost_micros, attempts from content.text where work_item_id = ?", id(claim)))
        .containsEntry("cost_micros", RESERVED + 11)
        .containsEntry("attempts", 2);
  }

  @Test
  void manyFinishesShareTransactionsAndNoneIsLost() throws Exception {
    arrive(IntStream.range(0, 300).mapToObj(_ -> aJob()).toArray(Arrival[]::new));
    var claimed = claimAll();
    var finished = claimed.stream().<Callable<Boolean>>map(it -> () -> write(it, 3)).toList();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : workers.invokeAll(finished)) {
        assertThat(each.get()).isTrue();
      }
    }
    assertThat(claimed).hasSizeGreaterThanOrEqualTo(300);
    assertThat(claimed).allSatisfy(it -> assertThat(live(it)).isZero());
  }

  @Test
  void textTheDatabaseRejectsFailsAlone() throws Exception {
    var good = aJob();
    var bad = aJob();
    arrive(good, bad);
    var claimed = claimAll();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          workers.invokeAll(
              claimed.stream()
                  .<Callable<Boolean>>map(it ->
                      () ->
                          finishes.commit(
                              new Finish.Written(
                                  it,
                                  settled(1),
                                  it.item().subject().equals(bad.subject()) ? "\u0000" : "Good.",
                                  PASSPORT)))
                  .toList());
      for (var n = 0; n < claimed.size(); n++) {
        var result = results.get(n);
        if (claimed.get(n).item().subject().equals(bad.subject())) {
          assertThatThrownBy(result::get).hasCauseInstanceOf(DataIntegrityViolationException.class);
        } else {
          assertThat(result.get()).isTrue();
        }
      }
    }
    assertThat(saidOf(good)).contains("GenerationCompleted");
    assertThat(saidOf(bad)).containsExactly("GenerationStarted");
  }

  private long live(Claim claim) {
    return db.sql("select count(*) from worker.work_item where id = ?")
        .param(id(claim))
        .query(Long.class)
        .single();
  }

  private static Object id(Claim claim) {
    return claim.item().id();
  }
}
