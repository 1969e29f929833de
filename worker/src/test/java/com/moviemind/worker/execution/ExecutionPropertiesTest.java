package com.moviemind.worker.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ExecutionPropertiesTest {

  @EnableConfigurationProperties(ExecutionProperties.class)
  static class Config {}

  private final ApplicationContextRunner app =
      new ApplicationContextRunner().withUserConfiguration(Config.class);

  @Test
  void defaults() {
    app.run(it ->
        assertThat(it.getBean(ExecutionProperties.class))
            .isEqualTo(
                new ExecutionProperties(
                    Duration.ofSeconds(20),
                    Duration.ofMillis(200),
                    Duration.ofMillis(10),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(60))));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.worker.grace=5s").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void outOfRangeStopsTheStart() {
    app.withPropertyValues("moviemind.worker.poll=0s").run(it -> assertThat(it).hasFailed());
  }
}
