package com.moviemind.worker.execution;

import com.moviemind.messaging.lease.Signal;
import com.moviemind.worker.ledger.ExpiredLeases;
import com.moviemind.worker.ledger.Holdings;
import com.moviemind.worker.ledger.Instance;
import com.moviemind.worker.ledger.leave.UnwantedCalls;
import com.moviemind.worker.limits.ModelLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Renews what this process holds, takes back what others lost, and breaks off what nobody wants any
 * more; each on a thread of its own, so that none waits for another, for work or for Redis.
 */
final class LeaseKeeper implements SmartLifecycle {

  /** Later than the work it keeps leased. */
  static final int PHASE = 1_000;

  private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final int RENEWALS_PER_LEASE = 3;
  private static final int LOOKS_PER_LEASE = 10;
  private static final Duration BREAK_OFF_WITHIN = Duration.ofMillis(500);

  private final Holdings holdings;
  private final ExpiredLeases expired;
  private final UnwantedCalls unwantedCalls;
  private final InFlight inFlight;
  private final ModelLimits limits;
  private final Signal workReady;
  private final ExecutionMetrics metrics;
  private final Duration lease;
  private volatile List<Thread> threads = List.of();

  LeaseKeeper(
      Holdings holdings,
      ExpiredLeases expired,
      UnwantedCalls unwantedCalls,
      InFlight inFlight,
      ModelLimits limits,
      Signal workReady,
      ExecutionMetrics metrics,
      Instance instance) {
    this.holdings = holdings;
    this.expired = expired;
    this.unwantedCalls = unwantedCalls;
    this.inFlight = inFlight;
    this.limits = limits;
    this.workReady = workReady;
    this.metrics = metrics;
    this.lease = instance.lease();
  }

  @Override
  public void start() {
    threads =
        List.of(
            Thread.ofPlatform()
                .name("lease-renewal")
                .daemon()
                .start(every(lease.dividedBy(RENEWALS_PER_LEASE), this::renew)),
            Thread.ofPlatform()
                .name("limit-renewal")
                .daemon()
                .start(every(lease.dividedBy(RENEWALS_PER_LEASE), limits::renew)),
            Thread.ofPlatform()
                .name("lease-expiry")
                .daemon()
                .start(every(lease.dividedBy(LOOKS_PER_LEASE), this::takeBack)),
            Thread.ofPlatform()
                .name("call-abort")
                .daemon()
                .start(every(BREAK_OFF_WITHIN, this::breakOff)));
  }

  @Override
  public void stop() {
    threads.forEach(Thread::interrupt);
    threads = List.of();
    // what this process held is free for others now, and not only when it has expired
    attempt(limits::renew);
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty();
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  void renew() {
    var held = inFlight.claims();
    if (!held.isEmpty()) {
      var leasedUntil = System.nanoTime() + lease.toNanos();
      inFlight.renewed(holdings.renew(held), leasedUntil);
    }
  }

  void breakOff() {
    var unwanted = inFlight.size() == 0 ? Set.<UUID>of() : unwantedCalls.take();
    if (!unwanted.isEmpty()) {
      log.info("Breaking off {} calls that nobody wants any more", unwanted.size());
      inFlight.breakOff(unwanted);
    }
  }

  void takeBack() {
    var items = expired.takeBack();
    if (!items.isEmpty()) {
      log.warn(
          "Took {} work items back from lost workers, others may try: {}", items.size(), items);
      metrics.expired(items.size());
      workReady.raise();
    }
  }

  private static Runnable every(Duration pause, Runnable chore) {
    return () -> {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          Thread.sleep(pause);
          attempt(chore);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private static void attempt(Runnable chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      log.warn(
          "{} could not look after leases and tries again: {}",
          Thread.currentThread().getName(),
          e.toString());
    }
  }
}
