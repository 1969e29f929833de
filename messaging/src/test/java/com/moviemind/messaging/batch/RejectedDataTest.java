package com.moviemind.messaging.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class RejectedDataTest {

  @Test
  void rowThatBreaksARuleIsRejected() {
    assertThat(RejectedData.is(refused("C23514\0Mviolates check\0nwork_item_lane_check\0")))
        .isTrue();
    assertThat(RejectedData.is(refused("C23505\0Mduplicate key\0nwork_item_pkey\0"))).isTrue();
    assertThat(RejectedData.is(refused("C22021\0Minvalid byte sequence\0"))).isTrue();
  }

  @Test
  void rowWhosePartitionIsNotMadeYetIsNot() {
    assertThat(
            RejectedData.is(refused("C23514\0Mno partition of relation \"inbox\" found for row\0")))
        .isFalse();
  }

  @Test
  void databaseThatIsSlowRejectsNothing() {
    assertThat(RejectedData.is(new QueryTimeoutException("slow"))).isFalse();
  }

  private static DataIntegrityViolationException refused(String message) {
    return new DataIntegrityViolationException(
        "refused", new PSQLException(new ServerErrorMessage(message)));
  }
}
