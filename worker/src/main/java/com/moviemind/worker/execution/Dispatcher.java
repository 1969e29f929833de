package com.moviemind.worker.execution;

import com.moviemind.messaging.lease.Signal;
import com.moviemind.worker.ledger.Claim;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.ledger.Vacancies;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims as slots come free, on one thread: many slots, one claim. Wakes when work arrives or a
 * slot comes free while more work may wait, and looks by itself now and then.
 */
final class Dispatcher implements Runnable {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  /** While fewer than this part of the slots is free, claims wait for one another. */
  private static final int GATHERING_SHARE = 4;

  private final Slots slots;
  private final Signal wake;
  private final Function<Vacancies, Taken> claims;
  private final Function<Claim, Runnable> work;
  private final ExecutionProperties properties;
  private volatile boolean drained;
  private Duration look;
  private long lastClaim;
  private boolean isInTrouble;

  /**
   * @param wake raised when there may be something to claim
   * @param claims claims as many items as fit
   * @param work what to do with one, on its own thread; must free its slot
   */
  Dispatcher(
      Slots slots,
      Signal wake,
      Function<Vacancies, Taken> claims,
      Function<Claim, Runnable> work,
      ExecutionProperties properties) {
    this.slots = slots;
    this.wake = wake;
    this.claims = claims;
    this.work = work;
    this.properties = properties;
    this.look = properties.poll();
    this.lastClaim = System.nanoTime() - properties.claimPause().toNanos();
  }

  /** Runs until interrupted. */
  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        wake.await(look);
        gather();
        dispatch();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void free(Lane lane) {
    slots.free(lane);
    if (!drained) {
      wake.raise();
    }
  }

  private void gather() throws InterruptedException {
    var few = slots.vacancies().any() < Math.ceilDiv(slots.all(), GATHERING_SHARE);
    var rest = properties.claimPause().toNanos() - (System.nanoTime() - lastClaim);
    if (few && rest > 0) {
      Thread.sleep(Duration.ofNanos(rest));
    }
  }

  private void dispatch() throws InterruptedException {
    look = properties.poll();
    var vacancies = slots.vacancies();
    if (vacancies.any() == 0) {
      drained = false;
      return;
    }
    try {
      var taken = claims.apply(vacancies);
      lastClaim = System.nanoTime();
      taken.claims().forEach(this::begin);
      drained = isDrained(taken.permitted(), taken.claims());
      look = nextLook(vacancies, taken);
      isInTrouble = false;
    } catch (RuntimeException e) {
      if (!isInTrouble) {
        log.warn("Nothing can be claimed, tried again every {}: {}", AFTER_FAILURE, e.toString());
      }
      isInTrouble = true;
      drained = false;
      Thread.sleep(AFTER_FAILURE);
    }
  }

  private void begin(Claim claim) {
    slots.take(claim.item().lane());
    Thread.ofVirtual().name("work-" + claim.item().id()).start(work.apply(claim));
  }

  /** What the limits held back is looked for as soon as they let it. */
  private Duration nextLook(Vacancies vacancies, Taken taken) {
    var isHeldBack = !drained && taken.permitted().any() < vacancies.any();
    var pause = taken.pause();
    return isHeldBack && pause.isPositive() && pause.compareTo(properties.poll()) < 0
        ? pause
        : properties.poll();
  }

  private static boolean isDrained(Vacancies vacancies, List<Claim> claimed) {
    var interactive =
        (int) claimed.stream().filter(it -> it.item().lane() == Lane.INTERACTIVE).count();
    var batch = claimed.size() - interactive;
    var roomForBatch = Math.min(vacancies.batch(), vacancies.any() - interactive);
    return interactive < vacancies.any() && batch < roomForBatch;
  }
}
