package com.moviemind.worker.execution;

import static com.moviemind.worker.ledger.Lane.BATCH;
import static com.moviemind.worker.ledger.Lane.INTERACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.ledger.Vacancies;
import org.junit.jupiter.api.Test;

class SlotsTest {

  @Test
  void tenthOfTheSlotsIsForInteractiveWorkOnly() {
    assertThat(new Slots(64).vacancies()).isEqualTo(new Vacancies(64, 58));
    assertThat(new Slots(20).vacancies()).isEqualTo(new Vacancies(20, 18));
  }

  @Test
  void atLeastOneIs() {
    assertThat(new Slots(3).vacancies()).isEqualTo(new Vacancies(3, 2));
    assertThat(new Slots(1).vacancies()).isEqualTo(new Vacancies(1, 0));
  }

  @Test
  void batchTakesNoReservedSlot() {
    var slots = new Slots(10);
    take(slots, 9);

    assertThat(slots.vacancies()).isEqualTo(new Vacancies(1, 0));
  }

  @Test
  void interactiveWorkMayTakeEverySlot() {
    var slots = new Slots(2);
    slots.take(INTERACTIVE);
    slots.take(INTERACTIVE);

    assertThat(slots.vacancies()).isEqualTo(new Vacancies(0, 0));
  }

  @Test
  void freedSlotIsVacantAgain() {
    var slots = new Slots(10);
    take(slots, 9);
    slots.free(BATCH);

    assertThat(slots.vacancies()).isEqualTo(new Vacancies(2, 1));
    assertThat(slots.taken()).isEqualTo(8);
  }

  private static void take(Slots slots, int batch) {
    for (var n = 0; n < batch; n++) {
      slots.take(BATCH);
    }
  }
}
