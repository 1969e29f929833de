package com.moviemind.worker.money;

import static com.moviemind.worker.money.PriceTables.price;
import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.worker.provider.ProviderProperties;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MoneyPropertiesTest {

  @EnableConfigurationProperties({MoneyProperties.class, ProviderProperties.class})
  static class Config {}

  private static final String LIST = "moviemind.money.prices.2026.";

  private final ApplicationContextRunner app =
      new ApplicationContextRunner()
          .withUserConfiguration(Config.class, Prices.class)
          .withPropertyValues(
              LIST + "valid-from=2026-01-01",
              LIST + "models.gpt-5-mini.input=250000",
              LIST + "models.gpt-5-mini.cached-input=25000",
              LIST + "models.gpt-5-mini.output=2000000");

  /** The check at start, without the budgets' tables. */
  static class Prices {
    Prices(MoneyProperties money, ProviderProperties provider) {
      MoneyConfiguration.pricesOf(money, provider.chain());
    }
  }

  @Test
  void withoutMoreThereAreNoCaps() {
    app.run(it ->
        assertThat(it.getBean(MoneyProperties.class))
            .isEqualTo(
                new MoneyProperties(
                    Map.of(
                        "2026",
                        new PriceList(
                            LocalDate.parse("2026-01-01"),
                            Map.of("gpt-5-mini", price(250_000, 25_000, 2_000_000)))),
                    null,
                    null,
                    null,
                    null)));
  }

  @Test
  void modelWithoutAPriceStopsTheStart() {
    app.withPropertyValues("moviemind.provider.model=gpt-9")
        .run(it ->
            assertThat(it)
                .getFailure()
                .rootCause()
                .hasMessageContaining("prices the model gpt-9: set moviemind.money.prices"));
  }

  @Test
  void everyModelOfTheFallbackChainIsPriced() {
    app.withPropertyValues("moviemind.provider.models=gpt-5-mini,gpt-9")
        .run(it ->
            assertThat(it).getFailure().rootCause().hasMessageContaining("prices the model gpt-9"));
  }

  @Test
  void modelWithDotsMayBePriced() {
    app.withPropertyValues("moviemind.provider.model=llama3.2", LIST + "models[llama3.2].output=0")
        .run(it -> assertThat(it).hasNotFailed());
  }

  @Test
  void anyOtherModelMayBePricedOnce() {
    app.withPropertyValues("moviemind.provider.model=llama3.2", LIST + "models.default.output=9")
        .run(it -> assertThat(it).hasNotFailed());
  }

  @Test
  void listWithoutItsDayStopsTheStart() {
    app.withPropertyValues("moviemind.money.prices.x.models.default.output=9")
        .run(it -> assertThat(it).hasFailed());
  }

  @Test
  void negativePriceStopsTheStart() {
    app.withPropertyValues(LIST + "models.gpt-5-mini.output=-1")
        .run(it -> assertThat(it).hasFailed());
  }

  @Test
  void negativeCapStopsTheStart() {
    app.withPropertyValues("moviemind.money.tenant-day=-1").run(it -> assertThat(it).hasFailed());
  }

  @Test
  void misspeltKeyStopsTheStart() {
    app.withPropertyValues("moviemind.money.tenent-day=5").run(it -> assertThat(it).hasFailed());
  }
}
