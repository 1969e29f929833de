package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiredLeasesTest extends LedgerRoom {

  @Test
  void lostWorkersItemIsTriedAgainAndItsAttemptStaysCharged() {
    var job = aJob();
    arrive(job);
    var lost = claimOf(job);
    letTheLeaseRunOut(lost);

    assertThat(expired.takeBack()).contains(lost.item().id());

    assertThat(attempt(lost)).containsEntry("state", "LOST").containsEntry("cost_micros", RESERVED);
    var next = claimOf(job);
    assertThat(next.attempt()).isEqualTo(2);
    assertThat(next.fence()).isGreaterThan(lost.fence());
    write(next, 1);
    assertThat(row("select spent_micros from worker.finished_item where id = ?", next.item().id()))
        .containsEntry("spent_micros", RESERVED + 1);
  }

  @Test
  void leaseThatHoldsIsLeftAlone() {
    var job = aJob();
    arrive(job);
    var held = claimOf(job);

    assertThat(expired.takeBack()).doesNotContain(held.item().id());
    assertThat(holdings.holds(held)).isTrue();
  }

  @Test
  void renewalLengthensALeaseThatNobodyTookYet() {
    var job = aJob();
    arrive(job);
    var late = claimOf(job);
    letTheLeaseRunOut(late);
    assertThat(holdings.holds(late)).isFalse();

    assertThat(holdings.renew(List.of(late))).containsExactly(late.item().id());
    assertThat(holdings.holds(late)).isTrue();
  }

  @Test
  void lostLeaseCannotBeRenewed() {
    var job = aJob();
    arrive(job);
    var lost = claimOf(job);
    letTheLeaseRunOut(lost);
    expired.takeBack();
    claimOf(job);

    assertThat(holdings.renew(List.of(lost))).isEmpty();
    assertThat(holdings.holds(lost)).isFalse();
  }
}
