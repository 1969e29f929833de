package com.moviemind.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {

  private static final long SECOND = 1_000_000_000L;

  private final Cursor cursor = new Cursor(Duration.ofSeconds(10));

  @Test
  void numberThatWasSkippedIsAskedForAgain() {
    cursor.read(List.of(1L, 2L, 5L), 0);
    assertThat(cursor.gaps()).containsExactly(3L, 4L);
  }

  @Test
  void lateRowFillsItsGap() {
    cursor.read(List.of(1L, 4L), 0);
    cursor.filled(List.of(2L));
    assertThat(cursor.gaps()).containsExactly(3L);
  }

  @Test
  void whatWasRolledBackIsForgottenInTheEnd() {
    cursor.read(List.of(1L, 3L), 0);
    cursor.read(List.of(), 11 * SECOND);
    assertThat(cursor.gaps()).isEmpty();
  }

  @Test
  void nothingBeforeTheFirstRowIsAGap() {
    cursor.read(List.of(1_000_000L), 0);
    assertThat(cursor.gaps()).isEmpty();
    assertThat(cursor.last()).isEqualTo(1_000_000L);
  }

  @Test
  void hugeHoleIsNotRememberedNumberByNumber() {
    cursor.read(List.of(1L, 1_000_000_000L), 0);
    assertThat(cursor.gaps()).hasSizeLessThanOrEqualTo(10_000);
  }
}
