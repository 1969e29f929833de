package com.moviemind.worker.execution;

import static com.moviemind.worker.execution.ExecutionStory.aClaim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.messaging.lease.Signal;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.Vacancies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {

  private static final Duration NEVER = Duration.ofHours(1);

  private final Signal wake = new Signal();
  private final ConcurrentLinkedQueue<Claim> ready = new ConcurrentLinkedQueue<>();
  private final List<Vacancies> looks = new CopyOnWriteArrayList<>();
  private final List<Claim> begun = new CopyOnWriteArrayList<>();
  private final AtomicInteger troubles = new AtomicInteger();
  private final Slots slots = new Slots(10);
  private final Dispatcher dispatcher =
      new Dispatcher(
          slots,
          wake,
          this::claim,
          claim -> () -> begun.add(claim),
          new ExecutionProperties(NEVER, NEVER, Duration.ZERO, NEVER, NEVER));
  private final Thread thread = Thread.ofPlatform().start(dispatcher);

  @AfterEach
  void stop() {
    thread.interrupt();
  }

  @Test
  void arrivedWorkIsClaimedUpToTheSlots() {
    arrive(20);

    await().untilAsserted(() -> assertThat(begun).hasSize(9));
    assertThat(looks).containsExactly(new Vacancies(10, 9));
  }

  @Test
  void freedSlotIsFilledWhileMoreWaits() {
    arrive(20);
    await().untilAsserted(() -> assertThat(begun).hasSize(9));
    dispatcher.free(Lane.BATCH);

    await().untilAsserted(() -> assertThat(begun).hasSize(10));
  }

  @Test
  void freedSlotAsksForNothingWhenNothingWaits() {
    arrive(1);
    await().untilAsserted(() -> assertThat(begun).hasSize(1));
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    dispatcher.free(Lane.BATCH);
    arrive(1);

    await().untilAsserted(() -> assertThat(begun).hasSize(2));
    assertThat(looks).hasSize(2);
  }

  @Test
  void troubleIsTriedAgain() {
    troubles.set(1);
    arrive(1);

    await().untilAsserted(() -> assertThat(troubles).hasValue(0));
    wake.raise();
    await().untilAsserted(() -> assertThat(begun).hasSize(1));
  }

  private void arrive(int items) {
    for (var n = 0; n < items; n++) {
      ready.add(aClaim(1));
    }
    wake.raise();
  }

  private Taken claim(Vacancies vacancies) {
    if (troubles.get() > 0) {
      troubles.decrementAndGet();
      throw new IllegalStateException("the database is away");
    }
    looks.add(vacancies);
    var claimed = new ArrayList<Claim>();
    for (var next = ready.peek();
        next != null && claimed.size() < vacancies.batch();
        next = ready.peek()) {
      claimed.add(ready.remove());
    }
    return new Taken(claimed, vacancies, Duration.ZERO);
  }
}
