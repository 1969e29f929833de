package com.moviemind.worker.money;

import com.moviemind.worker.provider.ProviderProperties;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MoneyProperties.class)
class MoneyConfiguration {

  @Bean
  PriceTable priceTable(MoneyProperties money, ProviderProperties provider) {
    return pricesOf(money, provider.model());
  }

  /** Refuses to start where the configured model has no price: a call without one is not free. */
  static PriceTable pricesOf(MoneyProperties money, String model) {
    var prices = new PriceTable(money.prices(), Clock.systemUTC());
    if (!prices.prices(model)) {
      throw new IllegalStateException(PriceTable.missing(model));
    }
    return prices;
  }
}
