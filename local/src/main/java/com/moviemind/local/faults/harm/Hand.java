package com.moviemind.local.faults.harm;

import com.moviemind.local.faults.evidence.Interruption;
import com.moviemind.local.faults.plan.Harm;
import com.moviemind.local.faults.plan.Harm.FullDisk;
import com.moviemind.local.faults.plan.Harm.Kill;
import com.moviemind.local.faults.plan.Harm.ModelStorm;
import com.moviemind.local.faults.plan.Harm.Pause;
import com.moviemind.local.faults.plan.Harm.Restart;
import com.moviemind.local.faults.plan.Harm.WrongTime;
import com.moviemind.local.faults.plan.Victim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what a plan says, and remembers what may have cost a call. */
public final class Hand {

  private static final long LOOK_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Ground ground;
  private final Consumer<String> say;
  private final List<Interruption> interruptions = new CopyOnWriteArrayList<>();

  /**
   * A hand for one round.
   *
   * @param say hears what is done, a line at a time, from any thread
   */
  public Hand(Ground ground, Consumer<String> say) {
    this.ground = ground;
    this.say = say;
  }

  /** Returns when the harm is over; its consequences need not be. */
  public void strike(Harm harm) throws InterruptedException {
    switch (harm) {
      case Kill(var victim) -> strike(harm, victim, Signals::kill);
      case Restart(var victim) ->
          strike(
              harm, victim, victim == Victim.POSTGRES ? Signals::shutDownFast : Signals::terminate);
      case Pause(var victim, var length) ->
          strike(
              harm,
              victim,
              pid -> {
                var family = Signals.pause(pid);
                try {
                  TimeUnit.MILLISECONDS.sleep(length.toMillis());
                } finally {
                  Signals.resume(family);
                }
              });
      case ModelStorm storm -> {
        say.accept(
            "%s, %.0f %% of the calls for %.1f s"
                .formatted(storm.kind(), storm.share() * 100, seconds(storm.length())));
        ground.scene().provider().misbehaves(storm.weather().name(), storm.share());
        TimeUnit.MILLISECONDS.sleep(storm.length().toMillis());
        ground.scene().provider().clearsUp();
      }
      case FullDisk full -> fill(full);
      case WrongTime(var worker, var ahead) -> {
        say.accept("%s of %s, %+d s".formatted(harm.kind(), worker.process(), ahead.toSeconds()));
        clock(worker, ahead);
      }
    }
  }

  /** Takes everything back that lasts. */
  public void heal() {
    ground.scene().provider().clearsUp();
    var disk = ground.installation().brokerDisk();
    if (disk != null) {
      disk.free();
    }
    ground.installation().workerClocks().forEach(it -> it.set(Duration.ZERO));
  }

  public List<Interruption> interruptions() {
    return List.copyOf(interruptions);
  }

  /** What is done to a process by its id. */
  private interface Blow {
    void to(long pid) throws InterruptedException;
  }

  private void strike(Harm harm, Victim victim, Blow blow) throws InterruptedException {
    var pid = found(victim);
    if (pid == 0) {
      say.accept("%s: it is down already".formatted(harm.kind()));
      return;
    }
    var length = harm instanceof Pause it ? " for %.1f s".formatted(seconds(it.length())) : "";
    say.accept(
        "%s%s (process %d), %d calls in flight"
            .formatted(harm.kind(), length, pid, ground.scene().provider().inFlight()));
    var from = Instant.now();
    blow.to(pid);
    remember(harm.kind(), victim, pid, from);
  }

  private void remember(String what, Victim victim, long pid, Instant from) {
    var whose = holderOfCalls(victim, pid);
    if (whose != null) {
      interruptions.add(new Interruption(what, whose == 0 ? null : whose, from, Instant.now()));
    }
  }

  /** Zero for all workers, null where no call depends on the victim. */
  private static @Nullable Long holderOfCalls(Victim victim, long pid) {
    return switch (victim) {
      case WORKER_1, WORKER_2, RELAY_HOLDER -> pid;
      case POSTGRES -> 0L;
      case API, BROKER, REDIS, REGISTRY -> null;
    };
  }

  private long found(Victim victim) throws InterruptedException {
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    var pid = ground.pid(victim);
    while (pid == 0 && System.nanoTime() < giveUp) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      pid = ground.pid(victim);
    }
    return pid;
  }

  private void fill(FullDisk full) throws InterruptedException {
    var disk = ground.installation().brokerDisk();
    if (disk == null) {
      say.accept("the broker's disk cannot be filled here");
      return;
    }
    say.accept(
        "%s for %.1f s, after %d MB"
            .formatted(full.kind(), seconds(full.length()), disk.fill() >> 20));
    TimeUnit.MILLISECONDS.sleep(full.length().toMillis());
    disk.free();
  }

  private void clock(Victim worker, Duration ahead) {
    var clocks = ground.installation().workerClocks();
    clocks.get(worker == Victim.WORKER_1 ? 0 : 1).set(ahead);
  }

  private static double seconds(Duration length) {
    return length.toMillis() / 1000.0;
  }
}
