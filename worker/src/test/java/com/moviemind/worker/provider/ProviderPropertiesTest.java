package com.moviemind.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProviderPropertiesTest {

  @EnableConfigurationProperties(ProviderProperties.class)
  static class Config {}

  private final ApplicationContextRunner app =
      new ApplicationContextRunner().withUserConfiguration(Config.class);

  @Test
  void defaults() {
    app.run(it ->
        assertThat(it.getBean(ProviderProperties.class))
            .isEqualTo(
                new ProviderProperties(
                    64,
                    "gpt-5-mini",
                    4_000,
                    null,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(2),
                    List.of(),
                    0,
                    0,
                    1)));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.provider.concurency=5").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void outOfRangeStopsTheStart() {
    app.withPropertyValues("moviemind.provider.concurrency=0")
        .run(it -> assertThat(it).hasFailed());
  }
}
