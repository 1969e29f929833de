package com.moviemind.messaging.lease;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that one process at a time does, on a thread of its own: while the lease is held, step by
 * step; after trouble again from the start, without end. Trouble pauses it and is told once.
 */
public final class LeasedLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(LeasedLoop.class);
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);
  private static final Duration UNTIL_STOPPED = Duration.ofSeconds(5);

  /** One holder's work, from taking the lease to losing it or to the first trouble. */
  public interface Session {

    /** Does what there is to do now; false where there was nothing. */
    boolean step() throws Exception;
  }

  /**
   * How eager the loop is.
   *
   * @param gather pause after a step that found something, so that more gathers for the next
   * @param poll longest pause after a step that found nothing
   * @param standby pause between two looks at a lease that another process holds
   */
  public record Pace(Duration gather, Duration poll, Duration standby) {}

  private final Lease lease;
  private final Signal wake;
  private final Pace pace;
  private final Supplier<Session> sessions;
  private volatile @Nullable Thread thread;
  private @Nullable String lastTrouble;

  /**
   * Starts with the application.
   *
   * @param wake raised when there may be something to do
   * @param sessions begins a new session; may throw while something it needs is away
   */
  public LeasedLoop(Lease lease, Signal wake, Pace pace, Supplier<Session> sessions) {
    this.lease = lease;
    this.wake = wake;
    this.pace = pace;
    this.sessions = sessions;
  }

  @Override
  public void start() {
    // known before it runs: it ends as soon as it finds that it is not
    var loop = Thread.ofPlatform().name(lease.name()).daemon().unstarted(this::loopUntilStopped);
    thread = loop;
    loop.start();
  }

  @Override
  public void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
      try {
        running.join(UNTIL_STOPPED);
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

  private void loopUntilStopped() {
    while (isRunning()) {
      try {
        stepWhileHeld();
        wake.await(pace.standby());
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

  private void stepWhileHeld() throws Exception {
    if (!lease.held()) {
      return;
    }
    var session = sessions.get();
    while (isRunning() && lease.held()) {
      if (session.step()) {
        lastTrouble = null;
        Thread.sleep(pace.gather());
      } else {
        wake.await(pace.poll());
      }
    }
  }

  private void tell(Exception trouble) {
    if (!trouble.toString().equals(lastTrouble)) {
      lastTrouble = trouble.toString();
      log.warn("{} paused, it tries again every {}: {}", lease.name(), AFTER_TROUBLE, lastTrouble);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void releaseQuietly() {
    try {
      lease.release();
    } catch (RuntimeException e) {
      log.debug("The lease of {} runs out by itself", lease.name(), e);
    }
  }
}
