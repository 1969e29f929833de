package com.moviemind.api.forecast;

import static com.moviemind.api.forecast.Scene.THEM;
import static com.moviemind.api.forecast.Scene.US;
import static com.moviemind.api.forecast.Scene.aScene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityTest {

  @Test
  void beforeAnythingIsMeasuredSlotsAndCallsTell() {
    assertThat(aScene().worker(64, 0, 2).capacity("interactive").perSecond())
        .isCloseTo(32, within(0.1));
  }

  @Test
  void whatWasMeasuredWhileWorkWaitedCounts() {
    var measured = aScene().measured(140, 14).worker(64, 64, 0.01).capacity("interactive");
    assertThat(measured.perSecond()).isBetween(10.0, 40.0);
    assertThat(measured.error())
        .isLessThan(aScene().worker(64, 64, 0.01).capacity("interactive").error());
  }

  @Test
  void noMoreIsStartedThanSlotsAndCallsBear() {
    var before = aScene().measured(300, 2).worker(8, 8, 1).capacity("interactive");
    assertThat(before.perSecond()).isCloseTo(8, within(0.01));
  }

  @Test
  void theAccountsLimitsBind() {
    var limited = aScene().worker(64, 0, 1).model(false, 0, 120).capacity("interactive");
    assertThat(limited.perSecond()).isCloseTo(1.96, within(0.01));
    assertThat(limited.isLimited()).isTrue();
    assertThat(limited.free()).as("a fiftieth of the minute").isCloseTo(2.4, within(0.01));
  }

  @Test
  void batchWorkLeavesATenthOfTheSlots() {
    var scene = aScene().worker(20, 18, 1);
    assertThat(scene.capacity("interactive").free()).isEqualTo(2);
    assertThat(scene.capacity("batch").perSecond()).isCloseTo(18, within(0.1));
  }

  @Test
  void tenantsTakeTurnsByTheirWeights() {
    var scene =
        aScene().queue("interactive", US, 1, 100).queue("interactive", THEM, 2, 1_000).situation();
    assertThat(scene.ahead("interactive", US, 1, 0)).isCloseTo(1, within(0.01));
    assertThat(scene.ahead("interactive", US, 1, 10)).isCloseTo(31, within(0.01));
    assertThat(scene.ahead("interactive", THEM, 2, 999))
        .as("ours are done by then")
        .isEqualTo(1_099);
    assertThat(scene.share("interactive", US, 1)).isCloseTo(1 / 3.0, within(0.001));
  }

  @Test
  void batchWorkStandsBehindAllInteractiveWorkAndNobodyBehindWhatIsHeld() {
    var scene = aScene().queue("interactive", THEM, 1, 7).queue("batch", US, 1, 5);
    assertThat(scene.situation().ahead("batch", US, 1, 4)).isEqualTo(11);
    assertThat(scene.held("batch", THEM, 50).situation().ahead("batch", US, 1, 4)).isEqualTo(11);
  }

  @Test
  void placesBetweenThoseThatWereReadAreReckoned() {
    var queues = new Queues(Scene.NOW);
    var line = new Queues.Line("batch", US);
    queues.add(line, Scene.in(0), 1);
    queues.add(line, Scene.in(64), 65);
    assertThat(queues.before(line, Scene.in(0))).isZero();
    assertThat(queues.before(line, Scene.in(32))).isCloseTo(32.5, within(1.0));
    assertThat(queues.before(line, Scene.in(64))).isEqualTo(64);
    assertThat(queues.before(line, Scene.in(99))).isEqualTo(65);
    assertThat(queues.length(line)).isEqualTo(65);
  }

  /** Sums of exponential gaps at a pace that is off by as much as is said. */
  @Test
  void halfComeBeforeP50AndNineteenOfTwentyBeforeP95() {
    var random = new Random(4);
    for (var gaps : new int[] {1, 5, 200}) {
      var capacity = new Capacity(10, 0, 0.12, false);
      var span = capacity.untilStarted(gaps - 1);
      var times =
          IntStream.range(0, 4_000)
              .mapToDouble(_ -> {
                var pace = 10 / Math.max(0.2, 1 + 0.12 * random.nextGaussian());
                return IntStream.range(0, gaps)
                    .mapToDouble(_ -> -Math.log(1 - random.nextDouble()) / pace)
                    .sum();
              })
              .toArray();
      assertThat(before(times, span.p50())).as("%d gaps", gaps).isBetween(0.44, 0.56);
      assertThat(before(times, span.p95())).as("%d gaps", gaps).isBetween(0.92, 0.98);
    }
  }

  private static double before(double[] times, double bound) {
    return (double) java.util.Arrays.stream(times).filter(it -> it < bound).count() / times.length;
  }
}
