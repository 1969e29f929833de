package com.moviemind.worker.vitals;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Says once a second that this process lives and how it does; on a thread of its own, so that it
 * waits for no work.
 */
final class Publication implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Publication.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Prices change at midnight; nobody else changes what calls may cost. */
  private static final int LOOKS_BETWEEN_PRICES = 60;

  private final VitalsTable table;
  private final Costs costs;
  private volatile List<Thread> threads = List.of();
  private boolean isInTrouble;
  private int looks;

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
      while (!Thread.currentThread().isInterrupted()) {
        publish();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish() {
    try {
      if (looks % LOOKS_BETWEEN_PRICES == 0) {
        table.costs(costs.now(), costs.sizes());
        table.sweep();
      }
      table.publish();
      looks++;
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
