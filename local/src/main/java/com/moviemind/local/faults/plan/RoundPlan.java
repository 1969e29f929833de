package com.moviemind.local.faults.plan;

import com.moviemind.local.faults.plan.Harm.FullDisk;
import com.moviemind.local.faults.plan.Harm.Kill;
import com.moviemind.local.faults.plan.Harm.ModelStorm;
import com.moviemind.local.faults.plan.Harm.Pause;
import com.moviemind.local.faults.plan.Harm.Restart;
import com.moviemind.local.faults.plan.Harm.Weather;
import com.moviemind.local.faults.plan.Harm.WrongTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** The blows of one round, in their order. The same seed and range draw the same plan. */
public record RoundPlan(long seed, List<Blow> blows) {

  /** The second blow of a pair follows within this time. */
  private static final int PAIR_MILLIS = 1_500;

  private static final List<Duration> OFFSETS =
      List.of(
          Duration.ofSeconds(45),
          Duration.ofSeconds(-45),
          Duration.ofMinutes(10),
          Duration.ofMinutes(-10));

  private static final List<Victim> VICTIMS = List.of(Victim.values());
  private static final List<Weather> WEATHERS = List.of(Weather.values());

  /**
   * What may be drawn.
   *
   * @param window the time in which blows strike
   * @param lease the longest lease a process holds; a pause outlasts it
   * @param fullDisk whether the broker's disk can be filled
   */
  public record Range(Duration window, Duration lease, boolean fullDisk) {}

  public static RoundPlan of(long seed, Range range) {
    return new Draw(new SplittableRandom(seed), range).plan(seed);
  }

  private record Draw(SplittableRandom random, Range range) {

    RoundPlan plan(long seed) {
      var blows = new ArrayList<Blow>();
      for (int strikes = random.nextInt(2, 4); strikes > 0; strikes--) {
        strike(blows);
      }
      blows.sort(Comparator.comparing(Blow::at));
      return new RoundPlan(seed, List.copyOf(blows));
    }

    private void strike(List<Blow> blows) {
      var at = Duration.ofMillis(random.nextLong(500, range.window().toMillis()));
      var die = random.nextInt(100);
      if (die < 44) {
        blows.add(new Blow(at, toProcess(victim())));
      } else if (die < 70) {
        var first = victim();
        var second = victim();
        blows.add(new Blow(at, toProcess(first)));
        if (second != first) {
          var later = at.plusMillis(random.nextInt(PAIR_MILLIS));
          blows.add(new Blow(later, toProcess(second)));
        }
      } else if (die < 84) {
        blows.add(new Blow(at, storm()));
      } else if (die < 93 && range.fullDisk()) {
        blows.add(new Blow(at, new FullDisk(Duration.ofMillis(random.nextInt(2_000, 5_000)))));
      } else {
        var worker = random.nextBoolean() ? Victim.WORKER_1 : Victim.WORKER_2;
        blows.add(new Blow(at, new WrongTime(worker, OFFSETS.get(random.nextInt(OFFSETS.size())))));
      }
    }

    private Victim victim() {
      return VICTIMS.get(random.nextInt(VICTIMS.size()));
    }

    private Harm toProcess(Victim victim) {
      return switch (random.nextInt(5)) {
        case 0, 1 -> new Kill(victim);
        case 2, 3 -> new Pause(victim, range.lease().plusMillis(random.nextInt(500, 2_000)));
        default -> new Restart(victim);
      };
    }

    private Harm storm() {
      var weather = WEATHERS.get(random.nextInt(WEATHERS.size()));
      var share = random.nextInt(3, 11) / 10.0;
      return new ModelStorm(weather, share, Duration.ofMillis(random.nextInt(1_000, 4_000)));
    }
  }
}
