package com.moviemind.local.faults.load;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Requests at an even pace, however the last one fared: most of them interactive, some wanted by
 * two tenants at once, some no longer wanted soon after. Each is asked for under an idempotency key
 * of its own until it is accepted.
 */
public final class SteadyLoad {

  private static final double BATCH = 0.3;
  private static final double SHARED = 0.15;
  private static final double UNWANTED = 0.08;
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final List<Line> tenants;
  private final Works works;
  private final SplittableRandom random;
  private final Duration patience;
  private final Set<UUID> accepted = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<String> trouble = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Thread> asking = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough = new CountDownLatch(1);
  private final Thread pacemaker;

  private SteadyLoad(
      List<Tenant> tenants, Works works, long seed, Duration pace, Duration patience) {
    this.tenants = tenants.stream().map(Line::new).toList();
    this.works = works;
    this.random = new SplittableRandom(seed);
    this.patience = patience;
    this.pacemaker = Thread.ofVirtual().name("load").unstarted(() -> keepPace(pace));
  }

  /**
   * Starts it.
   *
   * @param tenants two of them
   * @param pace time between two requests
   * @param patience how long a request may be turned away, or meet nobody
   */
  public static SteadyLoad start(
      List<Tenant> tenants, Works works, long seed, Duration pace, Duration patience) {
    var load = new SteadyLoad(tenants, works, seed, pace, patience);
    load.pacemaker.start();
    return load;
  }

  /** Begins no request any more; answers with all jobs once each request was accepted. */
  public Set<UUID> finish() throws InterruptedException {
    enough.countDown();
    pacemaker.join();
    for (var thread : asking) {
      thread.join();
    }
    return Set.copyOf(accepted);
  }

  /** What a client should never have met, in words. */
  public List<String> trouble() {
    return List.copyOf(trouble);
  }

  private void keepPace(Duration pace) {
    try {
      do {
        ask(works.next());
      } while (!enough.await(pace.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Work work) {
    var lane = random.nextDouble() < BATCH ? "batch" : "interactive";
    var askers = random.nextDouble() < SHARED ? tenants : List.of(tenants.getFirst());
    var unwanted = random.nextDouble() < UNWANTED;
    for (var tenant : askers) {
      asking.add(Thread.ofVirtual().start(() -> follow(tenant, work, lane, unwanted)));
    }
  }

  private void follow(Line tenant, Work work, String lane, boolean unwanted) {
    try {
      var job = accepted(tenant, work, lane);
      accepted.add(job);
      if (unwanted) {
        tenant.cancel(job);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      trouble.add(String.valueOf(e.getMessage()));
    }
  }

  private UUID accepted(Line tenant, Work work, String lane) throws InterruptedException {
    var key = UUID.randomUUID().toString();
    var giveUp = System.nanoTime() + patience.toNanos();
    while (true) {
      var job = tenant.ask(work, lane, key);
      if (job.isPresent()) {
        return job.get();
      }
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("%s was not accepted in %s".formatted(work, patience));
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }
}
