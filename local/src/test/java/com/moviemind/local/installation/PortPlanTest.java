package com.moviemind.local.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moviemind.servers.process.PortInUse;
import com.moviemind.servers.process.Ports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortPlanTest {

  private static final Map<String, Integer> LAST_TIME =
      Map.of("api", 18_080, "kafka", 19_092, "postgres", 15_432);

  @Test
  void aHomeKeepsItsPorts() {
    var plan = plan(LAST_TIME, null, 1, _ -> true);

    assertThat(plan.of("api")).isEqualTo(18_080);
    assertThat(plan.of("kafka")).isEqualTo(19_092);
    assertThat(plan.of("postgres")).isEqualTo(15_432);
  }

  @Test
  void aPortThatSomebodyTookIsReplaced() {
    var plan = plan(LAST_TIME, null, 1, port -> port != 19_092 && port != 18_080);

    assertThat(plan.of("kafka")).isNotEqualTo(19_092);
    assertThat(plan.of("api")).isEqualTo(PortPlan.USUAL_API_PORT);
    assertThat(plan.of("postgres")).isEqualTo(15_432);
  }

  @Test
  void theSecondInstallationDoesWithoutTheUsualPort() {
    var plan = plan(Map.of(), null, 1, port -> port != PortPlan.USUAL_API_PORT);

    assertThat(plan.of("api")).isNotEqualTo(PortPlan.USUAL_API_PORT);
  }

  @Test
  void anAskedForPortIsTakenOrRefusedButNeverReplaced() {
    assertThat(plan(LAST_TIME, 12_345, 1, _ -> true).of("api")).isEqualTo(12_345);
    assertThatThrownBy(() -> plan(LAST_TIME, 12_345, 1, port -> port != 12_345))
        .isInstanceOf(PortInUse.class)
        .hasMessageContaining("12345");
  }

  @Test
  void everyWorkerHasAPortOfItsOwn() {
    var plan = plan(LAST_TIME, null, 3, _ -> true);

    var ports =
        Stream.of("api", "api-management", "worker-1", "worker-2", "worker-3").map(plan::of);
    assertThat(Set.copyOf(ports.toList())).hasSize(5);
  }

  @Test
  void freshPortIsNoneThatIsKeptOrAskedFor() {
    var plan = PortPlan.plan(LAST_TIME, 12_345, 3, port -> port != 19_092, PortPlanTest::unlucky);

    var names =
        Stream.concat(
            PortPlan.PARTS.stream(), Stream.of("api", "worker-1", "worker-2", "worker-3"));
    assertThat(names).map(plan::of).doesNotHaveDuplicates().doesNotContain(19_092);
    assertThat(plan.of("postgres")).isEqualTo(15_432);
  }

  /** Draws, of all free ports, those that should not be drawn as well; they are taken first. */
  private static List<Integer> unlucky(int count) {
    var spoken = Stream.concat(LAST_TIME.values().stream(), Stream.of(12_345)).toList();
    var others = IntStream.range(20_000, 20_000 + count - spoken.size()).boxed();
    return Stream.concat(others, spoken.stream()).toList();
  }

  private static PortPlan plan(
      Map<String, Integer> kept, @Nullable Integer apiPort, int workers, IntPredicate free) {
    return PortPlan.plan(kept, apiPort, workers, free, Ports::free);
  }
}
