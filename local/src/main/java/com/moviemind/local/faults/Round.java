package com.moviemind.local.faults;

import com.moviemind.local.faults.follow.Followers;
import com.moviemind.local.faults.follow.Watch;
import com.moviemind.local.faults.harm.Ground;
import com.moviemind.local.faults.harm.Hand;
import com.moviemind.local.faults.load.SteadyLoad;
import com.moviemind.local.faults.load.Tenant;
import com.moviemind.local.faults.load.Works;
import com.moviemind.local.faults.plan.Blow;
import com.moviemind.local.faults.plan.RoundPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One round: load, blows, healing, rest, judgement. */
final class Round {

  private static final Duration PACE = Duration.ofMillis(125);
  private static final Duration LATENCY = Duration.ofMillis(700);
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration AUDIT = Duration.ofSeconds(60);

  /** The round's own patience begins when nothing hurts any more; clients ask before that. */
  private static final Duration LEAST_OF_CLIENTS = Duration.ofSeconds(90);

  private final Ground ground;
  private final Followers followers;
  private final RoundPlan plan;
  private final Duration patience;
  private final Consumer<String> out;
  private final long begun = System.nanoTime();
  private final ConcurrentLinkedQueue<String> trouble = new ConcurrentLinkedQueue<>();

  Round(
      Ground ground, Followers followers, RoundPlan plan, Duration patience, Consumer<String> out) {
    this.ground = ground;
    this.followers = followers;
    this.plan = plan;
    this.patience = patience;
    this.out = out;
  }

  Verdict fight(List<Tenant> tenants, Works works) throws InterruptedException, SQLException {
    try (var watch = followers.watch()) {
      return fight(tenants, works, watch);
    }
  }

  private Verdict fight(List<Tenant> tenants, Works works, Watch watch)
      throws InterruptedException, SQLException {
    var scene = ground.scene();
    scene.provider().startsAnew(LATENCY);
    var from = scene.topic().ends();
    var load = SteadyLoad.start(tenants, works, plan.seed(), PACE, patienceOfClients());
    var hand = new Hand(ground, this::say);
    strikeAll(hand);
    hand.heal();
    followers.heal();
    var accepted = load.finish();
    trouble.addAll(load.trouble());
    say("%d jobs are accepted; waiting for their ends".formatted(accepted.size()));
    awaitRest(accepted, watch);
    awaitAudit();
    var following = watch.following();
    say("told: " + following.sum());
    var evidence = scene.evidence(accepted, from, hand.interruptions(), following, seconds());
    return Verdict.of(plan, seconds(), evidence, List.copyOf(trouble));
  }

  private Duration patienceOfClients() {
    return patience.compareTo(LEAST_OF_CLIENTS) > 0 ? patience : LEAST_OF_CLIENTS;
  }

  private void strikeAll(Hand hand) throws InterruptedException {
    var strikes = new ArrayList<Thread>();
    for (var blow : plan.blows()) {
      strikes.add(Thread.ofVirtual().start(() -> strike(hand, blow)));
    }
    sleep(ground.range().window());
    for (var strike : strikes) {
      strike.join();
    }
  }

  private void strike(Hand hand, Blow blow) {
    try {
      sleep(blow.at());
      hand.strike(blow.harm());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      trouble.add("the round could not %s: %s".formatted(blow.harm().kind(), e));
    }
  }

  /** Until every process runs and nothing is under way; what does not come to rest is evidence. */
  private void awaitRest(Set<UUID> accepted, Watch watch)
      throws InterruptedException, SQLException {
    var giveUp = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < giveUp) {
      if (isAtRest(accepted, watch) && ground.isWhole()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    say("not everything came to rest in %d s".formatted(patience.toSeconds()));
    watch.unheard().forEach(this::say);
  }

  /** Until the installation's own audit has asked everything once more. */
  private void awaitAudit() throws InterruptedException {
    var rest = System.nanoTime();
    while (System.nanoTime() - rest < AUDIT.toNanos()) {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      if (ground.scene().audit().hasAskedWithin((System.nanoTime() - rest) / 1e9)) {
        return;
      }
    }
    trouble.add("the self-audit did not ask everything within %d s".formatted(AUDIT.toSeconds()));
  }

  private boolean isAtRest(Set<UUID> accepted, Watch watch) {
    try {
      return ground.scene().database().leftOver(accepted).isEmpty() && watch.unheard().isEmpty();
    } catch (SQLException away) {
      return false;
    }
  }

  private void say(String line) {
    out.accept("  %5.1f s  %s".formatted(seconds(), line));
  }

  private double seconds() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void sleep(Duration length) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(length.toMillis());
  }
}
