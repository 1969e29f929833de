package com.moviemind.messaging.outbox;

import com.moviemind.messaging.MessagingProperties;
import com.moviemind.messaging.lease.Lease;
import com.moviemind.messaging.lease.Signal;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends the outbox while this process holds its lease; trouble pauses it and loses nothing. */
public final class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

  private final OutboxTable table;
  private final Supplier<Broker> brokers;
  private final Lease lease;
  private final Signal signal;
  private final MessagingProperties properties;
  private volatile @Nullable Thread thread;
  private @Nullable Broker broker;
  private @Nullable String lastTrouble;

  OutboxRelay(
      OutboxTable table,
      Supplier<Broker> brokers,
      Lease lease,
      Signal signal,
      MessagingProperties properties) {
    this.table = table;
    this.brokers = brokers;
    this.lease = lease;
    this.signal = signal;
    this.properties = properties;
  }

  @Override
  public void start() {
    // known before it runs: it ends as soon as it finds that it is not
    var relay =
        Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::relayUntilStopped);
    thread = relay;
    relay.start();
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

  /** Stops after whatever still has something to say while it stops. */
  @Override
  public int getPhase() {
    return 0;
  }

  private void relayUntilStopped() {
    while (isRunning()) {
      try {
        relayWhileHeld();
        signal.await(properties.leaseTtl().dividedBy(3));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      } catch (Exception e) {
        tell(e);
        pause();
      }
    }
    releaseQuietly();
  }

  private void relayWhileHeld() throws Exception {
    if (!lease.held()) {
      return;
    }
    var session = new RelaySession(table, broker(), signal, properties.relayInFlight());
    while (isRunning() && lease.held()) {
      if (session.step() > 0) {
        lastTrouble = null;
        Thread.sleep(properties.relayPause());
      } else {
        signal.await(properties.relayPoll());
      }
    }
  }

  private Broker broker() {
    var made = broker;
    if (made == null) {
      made = brokers.get();
      broker = made;
    }
    return made;
  }

  /** Says the same trouble once. */
  private void tell(Exception trouble) {
    if (!trouble.toString().equals(lastTrouble)) {
      lastTrouble = trouble.toString();
      log.warn("Relay paused, it tries again every {}: {}", AFTER_TROUBLE, lastTrouble);
    }
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void releaseQuietly() {
    try {
      if (broker != null) {
        broker.close();
      }
      lease.release();
    } catch (RuntimeException e) {
      log.debug("The lease runs out by itself", e);
    }
  }
}
