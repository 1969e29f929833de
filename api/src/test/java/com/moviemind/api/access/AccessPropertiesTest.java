package com.moviemind.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AccessPropertiesTest {

  @EnableConfigurationProperties(AccessProperties.class)
  static class Config {}

  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withUserConfiguration(Config.class)
          .withPropertyValues(
              "moviemind.access.plans.free.requests-per-minute=60",
              "moviemind.access.plans.free.generations-per-month=100");

  @Test
  void defaults() {
    app.run(it ->
        assertThat(it.getBean(AccessProperties.class))
            .isEqualTo(
                new AccessProperties(
                    Duration.ofSeconds(2),
                    Duration.ofMinutes(1),
                    Map.of("free", new AccessProperties.Allowance(60, 100, 1)))));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.access.key-refersh=5s").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void aPlanOfNothingStopsTheStart() {
    app.withPropertyValues("moviemind.access.plans.free.requests-per-minute=0")
        .run(it -> assertThat(it).hasFailed());
  }

  @Test
  void keysReadTooSeldomStopTheStart() {
    app.withPropertyValues("moviemind.access.key-refresh=1h").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void anUnknownPlanIsTheSmallest() {
    var plans =
        new Plans(
            new AccessProperties(
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Map.of(
                    "big", new AccessProperties.Allowance(600, 1000, 1),
                    "small", new AccessProperties.Allowance(6, 10, 1))));
    assertThat(plans.named("gone")).isEqualTo(new Plan("small", 6, 10));
    assertThat(plans.named("big")).isEqualTo(new Plan("big", 600, 1000));
  }
}
