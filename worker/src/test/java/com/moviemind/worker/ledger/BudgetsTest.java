package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call is reserved at {@link #RESERVED}, 9,000 micro-dollars. */
class BudgetsTest extends LedgerRoom {

  private final UUID poor = UUID.randomUUID();
  private final UUID rich = UUID.randomUUID();

  @BeforeEach
  @AfterEach
  void nothingWaitsAndNothingIsCapped() {
    forgetBudgets();
  }

  @Test
  void capIsReservedUpToItsLastCall() {
    cap(poor, "day", 2 * RESERVED + RESERVED / 2);
    arrive(jobOf(poor), jobOf(poor), jobOf(poor), jobOf(rich));

    assertThat(claimAll()).extracting(it -> it.item().tenantId()).containsOnlyOnce(rich).hasSize(3);
    assertThat(charged(poor, "day")).isEqualTo(2 * RESERVED);
    assertThat(claimAll()).isEmpty();
  }

  @Test
  void workThatWaitsForBudgetSaysWhichAndUntilWhen() {
    cap(poor, "day", RESERVED);
    var claimed = jobOf(poor);
    var refused = jobOf(poor);
    arrive(claimed);
    claimAll();
    arrive(refused);
    claimAll();
    var behind = jobOf(poor);
    arrive(behind);

    for (var job : List.of(refused, behind)) {
      assertThat(
              String.valueOf(
                  row("select wait_reason from content.waiting_job where job_id = ?", job.jobId())
                      .get("wait_reason")))
          .startsWith("budget: tenant, day, until 2");
    }
    assertThat(
            db.sql("select wait_reason from content.waiting_job where job_id = ?")
                .param(claimed.jobId())
                .query(String.class)
                .optional())
        .isEmpty();
    assertThat(saidOf(refused)).isEmpty();
  }

  @Test
  void emptyBudgetOfOneTenantLetsOthersThrough() {
    cap(poor, "month", 0L);
    cap(poor, "day", RESERVED);
    arrive(jobOf(poor), jobOf(poor), jobOf(rich));

    assertThat(claimAll()).extracting(it -> it.item().tenantId()).containsExactly(rich);
  }

  @Test
  void heldWorkIsNotClaimedAgainAndAgain() {
    cap(poor, "day", RESERVED);
    arrive(jobOf(poor), jobOf(poor));
    claimAll();
    var fences = db.sql("select sum(fence) from worker.work_item").query(Long.class).single();
    claimAll();
    claimAll();

    assertThat(db.sql("select sum(fence) from worker.work_item").query(Long.class).single())
        .isEqualTo(fences);
  }

  @Test
  void settledCallGivesBackWhatItDidNotCost() {
    cap(poor, "day", 2 * RESERVED - 1);
    cap(WHOLE_INSTALLATION, "month", 10 * RESERVED);
    var first = jobOf(poor);
    arrive(first, jobOf(poor));
    var claims = claimAll();
    assertThat(claims).hasSize(1);
    assertThat(claimAll()).isEmpty();

    write(claims.getFirst(), RESERVED - 1);
    assertThat(charged(poor, "day")).isEqualTo(RESERVED - 1);
    assertThat(charged(WHOLE_INSTALLATION, "month")).isEqualTo(RESERVED - 1);
    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void lostCallStaysChargedUntilItsWorkerSpeaksAfterAll() {
    cap(poor, "day", 3 * RESERVED);
    var job = jobOf(poor);
    arrive(job);
    var lost = claimOf(job);
    letTheLeaseRunOut(lost);
    expired.takeBack();
    assertThat(charged(poor, "day")).isEqualTo(RESERVED);
    claimAll();
    assertThat(charged(poor, "day")).isEqualTo(2 * RESERVED);

    write(lost, 5);
    assertThat(charged(poor, "day")).isEqualTo(RESERVED + 5);
  }

  @Test
  void reservationOfYesterdayIsSettledYesterday() {
    cap(poor, "day", 3 * RESERVED);
    var job = jobOf(poor);
    arrive(job);
    var claim = claimOf(job);
    var yesterday = claim.at().minus(Duration.ofDays(1));
    var straddling =
        new Claim(
            claim.item(),
            claim.attemptId(),
            claim.attempt(),
            claim.fence(),
            claim.quote(),
            yesterday,
            claim.waited(),
            claim.leasedUntil());
    db.sql("update worker.attempt set day = day - 1 where id = ?")
        .param(claim.attemptId())
        .update();
    db.sql("update worker.budget_account set starts = starts - 1 where period = 'day'").update();
    write(straddling, 5);

    assertThat(
            db.sql("select charged_micros from worker.budget_account where starts = ?")
                .param(LocalDate.ofInstant(yesterday, ZoneOffset.UTC))
                .query(Long.class)
                .single())
        .isEqualTo(5);
  }

  @Test
  void raisedCapLetsWorkGoOn() {
    cap(poor, "day", RESERVED);
    arrive(jobOf(poor), jobOf(poor));
    claimAll();
    cap(poor, "day", 2 * RESERVED);

    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void callLargerThanItsCapStepsAsideUntilTheCapIsRaised() {
    cap(poor, "day", RESERVED - 1);
    var job = jobOf(poor);
    arrive(job);
    assertThat(claimAll()).isEmpty();
    assertThat(row("select wait_reason from content.waiting_job where job_id = ?", job.jobId()))
        .hasEntrySatisfying(
            "wait_reason", it -> assertThat(it).asString().contains("smaller than this call"));
    cap(poor, "day", RESERVED);

    assertThat(claimAll()).hasSize(1);
  }

  @Test
  void capSetLateCountsWhatWasSpentBefore() {
    arrive(jobOf(poor), jobOf(poor), jobOf(poor));
    var claims = claimAll();
    write(claims.getFirst(), 100);
    cap(poor, "month", 2 * RESERVED + 100);
    arrive(jobOf(poor));

    assertThat(charged(poor, "month")).isEqualTo(2 * RESERVED + 100);
    assertThat(claimAll()).isEmpty();
  }

  @Test
  void capOfEveryTenantHoldsForEachAndYieldsToATenantsOwn() {
    cap(EVERY_TENANT, "day", RESERVED);
    cap(rich, "day", 3 * RESERVED);
    arrive(jobOf(poor), jobOf(poor), jobOf(rich), jobOf(rich), jobOf(UUID.randomUUID()));

    assertThat(claimAll()).hasSize(4);
    assertThat(charged(poor, "day")).isEqualTo(RESERVED);
    assertThat(charged(rich, "day")).isEqualTo(2 * RESERVED);
  }

  @Test
  void removedCapHoldsNobody() {
    cap(poor, "day", RESERVED);
    arrive(jobOf(poor), jobOf(poor));
    claimAll();
    cap(poor, "day", null);

    assertThat(claimAll()).hasSize(1);
    assertThat(db.sql("select count(*) from worker.budget_account").query(Long.class).single())
        .isZero();
  }

  private long charged(UUID owner, String period) {
    Map<String, @Nullable Object> account =
        row(
            "select charged_micros from worker.budget_account where owner = ? and period = ?",
            owner,
            period);
    return (Long) Objects.requireNonNull(account.get("charged_micros"));
  }
}
