package com.moviemind.worker.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.quality.QualityProperties.Words;
import com.moviemind.worker.quality.rule.Length.Bounds;
import java.util.Map;
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
        assertThat(it.getBean(QualityProperties.class))
            .isEqualTo(new QualityProperties(40, 400, Map.of())));
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.quality.max-wrods=5").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void outOfRangeStopsTheStart() {
    app.withPropertyValues("moviemind.quality.max-words=1").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void styleMayHaveBoundsOfItsOwn() {
    app.withPropertyValues(
            "moviemind.quality.styles.humorous.min=20", "moviemind.quality.styles.humorous.max=80")
        .run(it -> {
          var properties = it.getBean(QualityProperties.class);
          assertThat(properties.styles()).containsEntry("humorous", new Words(20, 80));
          assertThat(properties.bounds("humorous")).isEqualTo(new Bounds(20, 80));
          assertThat(properties.bounds("DEFAULT")).isEqualTo(new Bounds(40, 400));
        });
  }

  @Test
  void boundsInTheWrongOrderStopTheStart() {
    app.withPropertyValues("moviemind.quality.min-words=500").run(it -> assertThat(it).hasFailed());
  }
}
