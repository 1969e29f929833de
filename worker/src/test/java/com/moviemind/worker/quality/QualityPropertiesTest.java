package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QualityPropertiesTest {

  @EnableConfigurationProperties(QualityProperties.class)
  static class Config {}

  private final ApplicationContextRunner app =
      new ApplicationContextRunner().withUserConfiguration(Config.class);

  @Test
  void defaults() {
    app.run(it ->
        assertThat(it.getBean(QualityProperties.class)).isEqualTo(new QualityProperties(400)));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.quality.max-wrods=5").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void outOfRangeStopsTheStart() {
    app.withPropertyValues("moviemind.quality.max-words=1").run(it -> assertThat(it).hasFailed());
  }
}
