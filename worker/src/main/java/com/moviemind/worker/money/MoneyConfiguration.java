package com.moviemind.worker.money;

import com.moviemind.messaging.inbound.Subscription;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.provider.ProviderProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MoneyProperties.class)
class MoneyConfiguration {

  @Bean
  PriceTable priceTable(MoneyProperties money, ProviderProperties provider) {
    return pricesOf(money, provider.chain());
  }

  @Bean
  BudgetTable budgetTable(JdbcTemplate jdbc, TransactionTemplate transaction) {
    return new BudgetTable(jdbc, transaction);
  }

  @Bean
  Budgets budgets(
      JdbcTemplate jdbc, MoneyProperties money, BudgetTable table, MeterRegistry meters) {
    return new Budgets(
        new AccountTable(jdbc), new MoneyMetrics(meters), table, new DefaultCaps(money, table));
  }

  @Bean
  Subscription budgetOrders(Topics topics, Budgets budgets) {
    return new Subscription(
        BudgetOrders.CONSUMER, List.of(topics.commands()), new BudgetOrders(budgets));
  }

  /** Refuses to start where a configured model has no price: a call without one is not free. */
  static PriceTable pricesOf(MoneyProperties money, List<String> models) {
    var prices = new PriceTable(money.prices(), Clock.systemUTC());
    for (var model : models) {
      if (!prices.prices(model)) {
        throw new IllegalStateException(PriceTable.missing(model));
      }
    }
    return prices;
  }
}
