package com.moviemind.worker.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ProviderPropertiesTest {

  @EnableConfigurationProperties(ProviderProperties.class)
  static class Config {}

  private static final String PRICE = "moviemind.provider.prices.gpt-5-mini.";

  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withUserConfiguration(Config.class)
          .withPropertyValues(
              PRICE + "input=250000", PRICE + "cached-input=25000", PRICE + "output=2000000");

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
                    Map.of("gpt-5-mini", new Price(250_000, 25_000, 2_000_000)))));
  }

  @Test
  void modelWithoutAPriceStopsTheStart() {
    app.withPropertyValues("moviemind.provider.model=gpt-9").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void modelWithDotsMayBePriced() {
    app.withPropertyValues(
            "moviemind.provider.model=llama3.2", "moviemind.provider.prices[llama3.2].output=0")
        .run(it -> assertThat(it).hasNotFailed());
  }

  @Test
  void anyOtherModelMayBePricedOnce() {
    app.withPropertyValues(
            "moviemind.provider.model=llama3.2", "moviemind.provider.prices.default.output=1000000")
        .run(it ->
            assertThat(it.getBean(ProviderProperties.class).priceTable().cost(new Usage(9, 0, 5)))
                .isEqualTo(5));
  }

  @Test
  void negativePriceStopsTheStart() {
    app.withPropertyValues(PRICE + "output=-1").run(it -> assertThat(it).hasFailed());
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
