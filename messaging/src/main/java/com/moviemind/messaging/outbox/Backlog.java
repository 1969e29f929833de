package com.moviemind.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks now and then at how much waits in the outbox, whoever holds the relay. A look that fails
 * says that the database is away.
 */
final class Backlog implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Backlog.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final OutboxTable table;
  private volatile OutboxTable.Waiting waiting = new OutboxTable.Waiting(0, 0, 0);
  private volatile boolean isDatabaseUp = true;
  private volatile @Nullable Thread thread;

  Backlog(OutboxTable table, MeterRegistry meters) {
    this.table = table;
    Gauge.builder("moviemind.outbox.waiting", this, it -> it.waiting.rows())
        .description("Events that wait to be sent, counted up to " + OutboxTable.MOST_COUNTED)
        .register(meters);
    Gauge.builder("moviemind.outbox.held", this, it -> it.waiting.parked())
        .description("Events the broker refused, parked until somebody looks at them")
        .register(meters);
    TimeGauge.builder("moviemind.outbox.age", this, TimeUnit.SECONDS, it -> it.waiting.seconds())
        .description("Age of the oldest event that waits to be sent")
        .register(meters);
    Gauge.builder("moviemind.database.up", this, it -> it.isDatabaseUp ? 1 : 0)
        .description("1 while the database answers this process")
        .register(meters);
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("outbox-backlog").start(this::watch);
  }

  @Override
  public void stop() {
    var running = thread;
    if (running != null) {
      running.interrupt();
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(BETWEEN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      waiting = table.waiting();
      isDatabaseUp = true;
    } catch (RuntimeException e) {
      if (isDatabaseUp) {
        log.warn("The outbox cannot be looked at, tried again every {}: {}", BETWEEN, e.toString());
      }
      isDatabaseUp = false;
    }
  }
}
