package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.content.NewText.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsTest extends LedgerRoom {

  @BeforeEach
  void nothingWaits() {
    db.sql("delete from worker.work_item").update();
    db.sql("delete from worker.work_item_job").update();
  }

  @Test
  void concurrentClaimsNeverShareAnItem() throws Exception {
    arrive(IntStream.range(0, 400).mapToObj(_ -> aJob()).toArray(Arrival[]::new));
    Callable<List<Claim>> worker =
        () -> {
          var mine = new ArrayList<Claim>();
          List<Claim> more;
          do {
            more = claims.take(new Vacancies(7, 7), _ -> QUOTE);
            mine.addAll(more);
          } while (!more.isEmpty());
          return mine;
        };
    var claimed = new ArrayList<UUID>();
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : workers.invokeAll(List.of(worker, worker, worker, worker))) {
        each.get().forEach(it -> claimed.add(it.item().id()));
      }
    }
    assertThat(claimed).hasSize(400);
    assertThat(new HashSet<>(claimed)).hasSize(400);
  }

  @Test
  void interactiveGoesFirst() {
    var urgent = aJob().in(Lane.INTERACTIVE);
    arrive(aJob(), aJob(), urgent);

    var claimed = claims.take(new Vacancies(1, 1), _ -> QUOTE);

    assertThat(claimed).extracting(it -> it.item().subject()).containsExactly(urgent.subject());
  }

  @Test
  void reservedSlotsTakeNoBatchWork() {
    arrive(aJob(), aJob(), aJob());

    assertThat(claims.take(new Vacancies(3, 2), _ -> QUOTE)).hasSize(2);
    assertThat(claims.take(new Vacancies(3, 0), _ -> QUOTE)).isEmpty();
  }

  @Test
  void interactiveWorkCountsAgainstTheRoomForBatch() {
    arrive(aJob(), aJob(), aJob().in(Lane.INTERACTIVE), aJob().in(Lane.INTERACTIVE));

    assertThat(claims.take(new Vacancies(3, 3), _ -> QUOTE))
        .extracting(it -> it.item().lane())
        .containsExactlyInAnyOrder(Lane.INTERACTIVE, Lane.INTERACTIVE, Lane.BATCH);
  }

  @Test
  void attemptIsOpenWithItsReservedCostBeforeTheCall() {
    var job = aJob();
    arrive(job);
    var claim = claimOf(job);

    assertThat(attempt(claim))
        .containsEntry("state", "OPEN")
        .containsEntry("reserved_micros", RESERVED)
        .containsEntry("number", 1)
        .containsEntry("model", "a-model")
        .containsEntry("price_version", "a-list")
        .containsEntry("tenant_id", job.tenantId());
    assertThat(claim.item().facts()).isEqualTo(job.facts());
    assertThat(holdings.holds(claim)).isTrue();
  }

  @Test
  void everyJobHearsOfTheFirstAttemptAndOfNoOther() {
    var job = aJob();
    var joined = aJobFor(job.subject());
    arrive(job, joined);
    putBack(claimOf(job), java.time.Duration.ZERO);
    var again = claimOf(job);

    assertThat(again.attempt()).isEqualTo(2);
    assertThat(saidOf(job)).containsExactly("GenerationStarted");
    assertThat(saidOf(joined)).containsExactly("GenerationStarted");
  }

  @Test
  void workThatWaitsForAPauseIsNotReady() {
    var job = aJobFor(new Subject("PERSON", UUID.randomUUID(), "pl-PL", "modern", 3));
    arrive(job);
    putBack(claimOf(job), java.time.Duration.ofHours(1));

    assertThat(claimAll()).isEmpty();
    assertThat(row("select wait_reason from content.waiting_job where job_id = ?", job.jobId()))
        .containsEntry("wait_reason", "asked");
  }
}
