package com.moviemind.worker.ledger.fair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchShareTest {

  private final BatchShare share = new BatchShare(0.1);

  @Test
  void tenthOfTheClaimsIsDueToBatch() {
    share.claimed(8, 0);
    assertThat(share.due()).isZero();
    share.claimed(2, 0);
    assertThat(share.due()).isEqualTo(1);
    share.claimed(0, 1);
    assertThat(share.due()).isZero();
  }

  @Test
  void nothingIsDueToALaneWithoutWork() {
    share.claimed(1_000, 0);
    share.nothingWaits();

    assertThat(share.due()).isZero();
  }

  @Test
  void whatWasNotTakenIsNotSavedUpForEver() {
    share.claimed(1_000_000, 0);

    assertThat(share.due()).isEqualTo(64);
  }
}
