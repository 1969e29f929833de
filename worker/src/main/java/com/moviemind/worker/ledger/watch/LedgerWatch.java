package com.moviemind.worker.ledger.watch;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does each chore again and again, on a thread of its own. */
final class LedgerWatch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LedgerWatch.class);

  /** Something to look at. */
  record Chore(String name, Duration pause, Runnable work) {}

  private final List<Chore> chores;
  private volatile List<Thread> threads = List.of();

  LedgerWatch(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  @Override
  public void start() {
    threads =
        chores.stream()
            .map(it -> Thread.ofVirtual().name("watch-" + it.name()).start(() -> keepUp(it)))
            .toList();
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

  private static void keepUp(Chore chore) {
    var isInTrouble = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(chore.pause());
        chore.work().run();
        isInTrouble = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        if (!isInTrouble) {
          log.warn("Looking after {} has to wait, tried again: {}", chore.name(), e.toString());
        }
        isInTrouble = true;
      }
    }
  }
}
