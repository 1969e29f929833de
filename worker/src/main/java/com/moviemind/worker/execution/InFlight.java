package com.moviemind.worker.execution;

import com.moviemind.worker.ledger.Claim;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The claims this process works on, until their end is committed. */
final class InFlight {

  /** A claim, the thread that works on it, and until when its lease surely holds. */
  private static final class Work {
    private final Claim claim;
    private volatile long leasedUntil;
    private volatile @Nullable Thread thread;
    private volatile boolean calling = true;
    private volatile boolean unwanted;

    Work(Claim claim) {
      this.claim = claim;
      this.leasedUntil = claim.leasedUntil();
    }
  }

  private static final Duration LOOK = Duration.ofMillis(10);

  private final ConcurrentHashMap<UUID, Work> byAttempt = new ConcurrentHashMap<>();

  void add(Claim claim) {
    byAttempt.put(claim.attemptId(), new Work(claim));
  }

  /** A further call within a claim: as leased and as wanted as the first, on the same thread. */
  void follow(Claim first, Claim second) {
    var before = byAttempt.get(first.attemptId());
    var work = new Work(second);
    work.thread = Thread.currentThread();
    if (before != null) {
      work.leasedUntil = before.leasedUntil;
      work.unwanted = before.unwanted;
    }
    byAttempt.put(second.attemptId(), work);
  }

  void begin(Claim claim) {
    byAttempt.computeIfPresent(
        claim.attemptId(),
        (_, work) -> {
          work.thread = Thread.currentThread();
          return work;
        });
  }

  /** The call has ended; what follows is not broken off for being unwanted. */
  void called(Claim claim) {
    byAttempt.computeIfPresent(
        claim.attemptId(),
        (_, work) -> {
          work.calling = false;
          return work;
        });
  }

  /** Breaks off calls that nobody wants any more. */
  void breakOff(Set<UUID> attempts) {
    for (var attempt : attempts) {
      byAttempt.computeIfPresent(
          attempt,
          (_, work) -> {
            work.unwanted = true;
            var thread = work.thread;
            if (work.calling && thread != null) {
              thread.interrupt();
            }
            return work;
          });
    }
  }

  boolean isUnwanted(Claim claim) {
    var work = byAttempt.get(claim.attemptId());
    return work != null && work.unwanted;
  }

  void remove(Claim claim) {
    byAttempt.remove(claim.attemptId());
  }

  /** Whether the lease surely holds, without asking the database. */
  boolean isLeased(Claim claim) {
    var work = byAttempt.get(claim.attemptId());
    return work != null && !work.unwanted && System.nanoTime() - work.leasedUntil < 0;
  }

  void renewed(Set<UUID> items, long leasedUntil) {
    byAttempt.values().stream()
        .filter(it -> items.contains(it.claim.item().id()))
        .forEach(it -> it.leasedUntil = leasedUntil);
  }

  List<Claim> claims() {
    return byAttempt.values().stream().map(it -> it.claim).toList();
  }

  /** Breaks off every call. */
  void interrupt() {
    for (var work : byAttempt.values()) {
      var thread = work.thread;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /** Waits until there is none, at most so long; true when there is none. */
  boolean awaitEmpty(Duration atMost) {
    var deadline = System.nanoTime() + atMost.toNanos();
    while (!byAttempt.isEmpty() && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return byAttempt.isEmpty();
  }

  int size() {
    return byAttempt.size();
  }
}
