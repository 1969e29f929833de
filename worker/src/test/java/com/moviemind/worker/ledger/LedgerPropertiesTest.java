package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LedgerPropertiesTest {

  @EnableConfigurationProperties(LedgerProperties.class)
  static class Config {}

  private final ApplicationContextRunner app =
      new ApplicationContextRunner().withUserConfiguration(Config.class);

  @Test
  void defaults() {
    app.run(it ->
        assertThat(it.getBean(LedgerProperties.class))
            .isEqualTo(
                new LedgerProperties(
                    Duration.ofSeconds(30),
                    6,
                    128,
                    2,
                    Duration.ofMillis(20),
                    0.1,
                    Duration.ofMinutes(1))));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.ledger.leese=5s").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void outOfRangeStopsTheStart() {
    app.withPropertyValues("moviemind.ledger.lease=1ms").run(it -> assertThat(it).hasFailed());
  }
}
