package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.ledger.SecondCall.Granted;
import com.moviemind.worker.ledger.SecondCall.NoBudget;
import com.moviemind.worker.ledger.SecondCall.NotHeld;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SecondCallsTest extends LedgerRoom {

  @Autowired SecondCalls calls;

  private final UUID tenant = UUID.randomUUID();

  @BeforeEach
  @AfterEach
  void nothingIsCapped() {
    forgetBudgets();
  }

  @Test
  void furtherCallHasAnAttemptAndAReservationOfItsOwn() {
    cap(tenant, "day", 3 * RESERVED);
    var first = claimed();
    var second = granted(first, 100);

    assertThat(attempt(first)).containsEntry("state", "SETTLED").containsEntry("cost_micros", 100L);
    assertThat(attempt(second))
        .containsEntry("state", "OPEN")
        .containsEntry("number", 2)
        .containsEntry("reserved_micros", RESERVED)
        .containsEntry("tenant_id", tenant);
    assertThat(charged()).isEqualTo(100 + RESERVED);
  }

  @Test
  void textCostsWhatAllItsCallsCost() {
    var second = granted(claimed(), 100);
    write(second, 30);

    assertThat(
            row(
                "select cost_micros, attempts from content.text where work_item_id = ?",
                second.item().id()))
        .containsEntry("cost_micros", 130L)
        .containsEntry("attempts", 2);
  }

  @Test
  void furtherCallThatNoBudgetAllowsLeavesTheFirstAsItWas() {
    cap(tenant, "day", RESERVED + 99);
    var first = claimed();
    var answer = calls.open(first, settled(100), QUOTE);

    assertThat(answer).isInstanceOf(NoBudget.class);
    assertThat(attempt(first)).containsEntry("state", "OPEN");
    assertThat(charged()).isEqualTo(RESERVED);
    assertThat(write(first, 100)).isTrue();
  }

  @Test
  void furtherCallOfAWorkerThatDiesIsLostAtItsReservationAndTheFirstStaysSettled() {
    var first = claimed();
    var second = granted(first, 100);
    letTheLeaseRunOut(second);
    expired.takeBack();

    assertThat(attempt(first)).containsEntry("state", "SETTLED").containsEntry("cost_micros", 100L);
    assertThat(attempt(second))
        .containsEntry("state", "LOST")
        .containsEntry("cost_micros", RESERVED);
    assertThat(row("select * from worker.work_item where id = ?", first.item().id()))
        .containsEntry("state", "READY")
        .containsEntry("attempts", 2)
        .containsEntry("spent_micros", 100 + RESERVED);
    assertThat(write(second, 30)).isFalse();
  }

  @Test
  void workerThatLostItsItemGetsNoFurtherCall() {
    var first = claimed();
    letTheLeaseRunOut(first);
    expired.takeBack();

    assertThat(calls.open(first, settled(100), QUOTE)).isInstanceOf(NotHeld.class);
    assertThat(attempt(first)).containsEntry("state", "LOST");
  }

  private Claim claimed() {
    var job = jobOf(tenant);
    arrive(job);
    return claimOf(job);
  }

  private Claim granted(Claim first, long micros) {
    var answer = calls.open(first, settled(micros), QUOTE);
    assertThat(answer).isInstanceOf(Granted.class);
    return ((Granted) answer).claim();
  }

  private long charged() {
    return db.sql("select charged_micros from worker.budget_account where owner = ?")
        .param(tenant)
        .query(Long.class)
        .single();
  }
}
