package com.moviemind.worker.execution;

import com.moviemind.messaging.lease.Signal;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.vitals.Vitals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the work, and stops it without losing or paying for anything twice that can be helped. */
final class Engine implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Engine.class);

  /** For what was broken off to be brought into the ledger. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final InFlight inFlight;
  private final Execution execution;
  private final Completion completion;
  private final ExecutionProperties properties;
  private final Vitals vitals;
  private final WorkTrace trace;
  private final Dispatcher dispatcher;
  private volatile @Nullable Thread thread;

  Engine(
      Slots slots,
      InFlight inFlight,
      Execution execution,
      Completion completion,
      Signal workReady,
      Claiming claiming,
      ExecutionProperties properties,
      Vitals vitals,
      WorkTrace trace) {
    this.inFlight = inFlight;
    this.execution = execution;
    this.completion = completion;
    this.properties = properties;
    this.vitals = vitals;
    this.trace = trace;
    this.dispatcher = new Dispatcher(slots, workReady, claiming::claim, this::work, properties);
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("dispatcher").start(dispatcher);
  }

  /** Claims no more, lets calls in flight end, breaks off the rest and puts it back. */
  @Override
  public void stop() {
    var running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    joinQuietly(running);
    execution.stop();
    log.info("Stopping: {} work items are in flight", inFlight.size());
    if (!inFlight.awaitEmpty(properties.shutdownGrace())) {
      log.warn("Stopping: {} work items are broken off and put back", inFlight.size());
      inFlight.interrupt();
      if (!inFlight.awaitEmpty(LAST_WORDS)) {
        log.warn("Stopping: {} work items are left to their leases", inFlight.size());
      }
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before the leases are no longer kept. */
  @Override
  public int getPhase() {
    return LeaseKeeper.PHASE + 1;
  }

  private Runnable work(Claim claim) {
    vitals.begun(claim.item().lane());
    return () -> {
      inFlight.begin(claim);
      try {
        trace.of(claim, this::call);
      } finally {
        inFlight.remove(claim);
      }
    };
  }

  private void call(Claim claim) {
    var end = callIn(claim);
    if (end != null) {
      completion.commit(end);
    }
  }

  /** The slot is free again as soon as the call has ended: storing needs none. */
  private @Nullable Finish callIn(Claim claim) {
    var began = System.nanoTime();
    Finish end = null;
    try {
      end = execution.of(claim);
      return end;
    } finally {
      inFlight.called(claim);
      vitals.ended(
          claim.item().lane(), Duration.ofNanos(System.nanoTime() - began), !isTurnedAway(end));
      dispatcher.free(claim.item().lane());
    }
  }

  private static boolean isTurnedAway(@Nullable Finish end) {
    return end instanceof Finish.PutBack it
        && it.attempt().known()
        && it.attempt().outputTokens() == 0;
  }

  private static void joinQuietly(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
