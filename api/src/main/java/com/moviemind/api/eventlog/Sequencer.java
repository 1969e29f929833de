package com.moviemind.api.eventlog;

import com.moviemind.messaging.lease.Lease;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.messaging.lease.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed events their numbers, one instance at a time. The lease only avoids needless
 * work; that numbers never repeat or arrive out of order is kept by the row lock on the sequence.
 */
@Component
class Sequencer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Sequencer.class);
  private static final Duration GATHER = Duration.ofMillis(10);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  private final Numbering numbering;
  private final Lease lease;
  private final Signal appended;
  private final TransactionTemplate transaction;
  private final Counter numbered;
  private volatile @Nullable Thread thread;

  Sequencer(
      Numbering numbering,
      Leases leases,
      EventLog log,
      TransactionTemplate transaction,
      MeterRegistry meters) {
    this.numbering = numbering;
    this.lease = leases.named("event-sequencer");
    this.appended = log.appended();
    this.transaction = transaction;
    this.numbered = meters.counter("moviemind.events.numbered");
  }

  @Override
  public void start() {
    // known before it runs: it ends as soon as it finds that it is not
    var sequencer =
        Thread.ofPlatform().name("event-sequencer").daemon().unstarted(this::numberUntilStopped);
    thread = sequencer;
    sequencer.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void numberUntilStopped() {
    while (isRunning()) {
      try {
        if (lease.held() && numberBatch() > 0) {
          Thread.sleep(GATHER);
        } else {
          appended.await(POLL);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        log.warn("Sequencer paused, it tries again in {}: {}", AFTER_TROUBLE, e.toString());
        pause();
      }
    }
  }

  private int numberBatch() {
    var count = transaction.execute(_ -> numbering.next());
    numbered.increment(count == null ? 0 : count);
    return count == null ? 0 : count;
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
