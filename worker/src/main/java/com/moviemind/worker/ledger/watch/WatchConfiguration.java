package com.moviemind.worker.ledger.watch;

import com.moviemind.worker.ledger.LedgerProperties;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.leave.Expiries;
import com.moviemind.worker.ledger.leave.UnwantedCalls;
import com.moviemind.worker.ledger.watch.LedgerWatch.Chore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

  private static final Duration OFTEN = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(5);

  @Bean
  OpenTransactions transactionsHealthIndicator(
      JdbcTemplate jdbc, LedgerProperties properties, MeterRegistry meters) {
    return new OpenTransactions(jdbc, properties, meters);
  }

  @Bean
  LedgerWatch ledgerWatch(
      Expiries expiries,
      WaitingTenants tenants,
      TransactionTemplate transaction,
      UnwantedCalls calls,
      OpenTransactions transactions) {
    return new LedgerWatch(
        List.of(
            new Chore("late jobs", OFTEN, expiries::sweep),
            new Chore("waiting tenants", SELDOM, () -> tenants.sweep(transaction)),
            new Chore("unwanted calls", SELDOM, calls::sweep),
            new Chore("open transactions", SELDOM, transactions::look)));
  }
}
