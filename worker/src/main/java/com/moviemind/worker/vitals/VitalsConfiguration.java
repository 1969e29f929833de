package com.moviemind.worker.vitals;

import com.moviemind.worker.ledger.Instance;
import com.moviemind.worker.ledger.LedgerProperties;
import com.moviemind.worker.limits.ModelLimits;
import com.moviemind.worker.money.PriceTable;
import com.moviemind.worker.prompt.Prompts;
import com.moviemind.worker.provider.ProviderProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class VitalsConfiguration {

  @Bean
  Costs costs(
      PriceTable prices, Prompts prompts, ProviderProperties provider, LedgerProperties ledger) {
    return new Costs(prices, prompts, provider, ledger);
  }

  @Bean
  Publication publication(
      JdbcTemplate jdbc,
      Vitals vitals,
      ModelLimits limits,
      Instance instance,
      ProviderProperties provider,
      Costs costs) {
    return new Publication(new VitalsTable(jdbc, vitals, limits, instance, provider), costs);
  }
}
