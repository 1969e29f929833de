package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The worker that relays the outbox ends or stands still, and another one takes over. */
class RelayTest {

  /** The lease's three seconds, and what a busy machine adds to them. */
  private static final Duration TAKEOVER = Duration.ofSeconds(20);

  private final Product product = Product.running();
  private final Ledger ledger = product.ledger();

  @Test
  void anotherWorkerRelaysWhenTheHolderIsKilled() {
    product.standIn().takes(300);
    var load = Load.start(product.client());
    load.awaitAccepted(20);

    var holder = holder();
    holder.kill();
    awaitSuccessorOf(holder);
    load.awaitAccepted(20);
    product.standIn().takes(0);

    product.invariants().holdForDone(load.finish().keySet());
  }

  @Test
  void holderThatWakesLateDoesNoHarm() throws IOException {
    product.standIn().takes(1_000);
    var load = Load.start(product.client());
    product.standIn().awaitInFlight(Product.CONCURRENCY / 2);

    var holder = stoppedAmidCalls();
    try (var _ = holder.paused()) {
      var lostBefore = calls(holder, "LOST");
      awaitSuccessorOf(holder);
      await("its calls to be given up for lost")
          .atMost(Product.PATIENCE)
          .until(() -> calls(holder, "LOST") > lostBefore);
    }
    load.awaitAccepted(20);
    product.standIn().takes(0);

    product.invariants().holdForDone(load.finish().keySet());
    assertThat(product.workers()).as("workers, the late one among them").contains(holder);
    assertThat(product.standIn().callsByWork().values()).allMatch(it -> it <= 2);
  }

  /** All calls in flight may be the other's: a holder without any goes on, and is tried again. */
  private Victim stoppedAmidCalls() throws IOException {
    var giveUp = System.nanoTime() + Product.PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      var holder = holder();
      var stopped = holder.paused();
      if (calls(holder, "OPEN") > 0) {
        return holder;
      }
      stopped.close();
    }
    throw new AssertionError("no holder of the relay had a call under way");
  }

  private Victim holder() {
    var pid = await("a relay").until(ledger::relayHolder, it -> it > 0);
    return product.workers().stream().filter(it -> it.pid() == pid).findFirst().orElseThrow();
  }

  private void awaitSuccessorOf(Victim holder) {
    var since = System.nanoTime();
    await("another relay")
        .atMost(TAKEOVER)
        .until(ledger::relayHolder, it -> it > 0 && it != holder.pid());
    System.out.printf("  | another relay after %.1f s%n", (System.nanoTime() - since) / 1e9);
  }

  private long calls(Victim worker, String state) {
    return ledger.count(
        "select count(*) from worker.attempt where state = ? and instance like ? || '-%'",
        state, Long.toString(worker.pid()));
  }
}
