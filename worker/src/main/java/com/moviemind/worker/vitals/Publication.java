package com.moviemind.worker.vitals;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Says once a second that this process lives and how it does, and more often while a model does not
 * take what it is given; on a thread of its own, so that it waits for no work.
 */
final class Publication implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Publication.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int LOOKS_IN_A_PAUSE = 4;

  /** Prices change at midnight; nobody else changes what calls may cost. */
  private static final int SECONDS_BETWEEN_PRICES = 60;

  private final VitalsTable table;
  private final Costs costs;
  private volatile List<Thread> threads = List.of();
  private boolean isInTrouble;
  private boolean hasPrices;

  Publication(VitalsTable table, Costs costs) {
    this.table = table;
    this.costs = costs;
  }

  @Override
  public void start() {
    threads = List.of(Thread.ofPlatform().name("vitals").daemon().start(this::run));
  }

  @Override
  public void stop() {
    threads.forEach(Thread::interrupt);
    threads = List.of();
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }

  private void run() {
    try {
      for (var look = 0; !Thread.currentThread().isInterrupted(); look++) {
        if (look % LOOKS_IN_A_PAUSE == 0 || table.isModelInTrouble()) {
          publish(look % (LOOKS_IN_A_PAUSE * SECONDS_BETWEEN_PRICES) == 0);
        }
        Thread.sleep(PAUSE.dividedBy(LOOKS_IN_A_PAUSE));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(boolean withPrices) {
    try {
      if (withPrices || !hasPrices) {
        table.costs(costs.now(), costs.sizes());
        table.sweep();
        hasPrices = true;
      }
      table.publish();
      isInTrouble = false;
    } catch (RuntimeException e) {
      if (!isInTrouble) {
        log.warn(
            "Signs of life cannot be written down, tried again every {}: {}", PAUSE, e.toString());
      }
      isInTrouble = true;
    }
  }
}
