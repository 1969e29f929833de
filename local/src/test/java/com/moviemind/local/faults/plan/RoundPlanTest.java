package com.moviemind.local.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.local.faults.plan.Harm.FullDisk;
import com.moviemind.local.faults.plan.Harm.Kill;
import com.moviemind.local.faults.plan.Harm.ModelStorm;
import com.moviemind.local.faults.plan.Harm.Pause;
import com.moviemind.local.faults.plan.Harm.Restart;
import com.moviemind.local.faults.plan.Harm.Weather;
import com.moviemind.local.faults.plan.Harm.WrongTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoundPlanTest {

  private static final Duration LEASE = Duration.ofSeconds(5);
  private static final RoundPlan.Range RANGE =
      new RoundPlan.Range(Duration.ofSeconds(10), LEASE, true);

  @Test
  void sameSeedDrawsTheSamePlan() {
    assertThat(RoundPlan.of(17, RANGE)).isEqualTo(RoundPlan.of(17, RANGE));
    assertThat(RoundPlan.of(17, RANGE)).isNotEqualTo(RoundPlan.of(18, RANGE));
  }

  @Test
  void manySeedsDoEverythingToEverybody() {
    var harms = harms(RANGE);
    for (var victim : Victim.values()) {
      assertThat(harms).anyMatch(it -> it.equals(new Kill(victim)));
      assertThat(harms).anyMatch(it -> it instanceof Pause pause && pause.victim() == victim);
      assertThat(harms).anyMatch(it -> it.equals(new Restart(victim)));
    }
    for (var weather : Weather.values()) {
      assertThat(harms)
          .anyMatch(it -> it instanceof ModelStorm storm && storm.weather() == weather);
    }
    assertThat(harms).anyMatch(FullDisk.class::isInstance).anyMatch(WrongTime.class::isInstance);
  }

  @Test
  void pausesOutlastTheLease() {
    assertThat(harms(RANGE))
        .filteredOn(Pause.class::isInstance)
        .allMatch(it -> ((Pause) it).length().compareTo(LEASE) > 0);
  }

  @Test
  void diskIsLeftAloneWhereItCannotBeFilled() {
    assertThat(harms(new RoundPlan.Range(Duration.ofSeconds(10), LEASE, false)))
        .noneMatch(FullDisk.class::isInstance);
  }

  private static List<Harm> harms(RoundPlan.Range range) {
    return LongStream.rangeClosed(1, 150)
        .mapToObj(it -> RoundPlan.of(it, range))
        .flatMap(it -> it.blows().stream())
        .map(Blow::harm)
        .toList();
  }
}
