package com.moviemind.worker.ledger.watch;

import com.moviemind.messaging.upkeep.Upkeep;
import com.moviemind.messaging.upkeep.Upkeep.Chore;
import com.moviemind.worker.ledger.LedgerProperties;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.leave.Expiries;
import com.moviemind.worker.ledger.leave.UnwantedCalls;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
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
  ReadyQueue readyQueue(JdbcTemplate jdbc, MeterRegistry meters) {
    return new ReadyQueue(jdbc, meters);
  }

  @Bean
  Upkeep ledgerUpkeep(
      Expiries expiries,
      WaitingTenants tenants,
      TransactionTemplate transaction,
      UnwantedCalls calls,
      OpenTransactions transactions,
      ReadyQueue ready,
      MeterRegistry meters) {
    return new Upkeep(
        List.of(
            chore("late jobs", OFTEN, expiries::sweep),
            chore("waiting tenants", SELDOM, () -> tenants.sweep(transaction)),
            chore("unwanted calls", SELDOM, calls::sweep),
            chore("ready queue", SELDOM, ready::look),
            chore("open transactions", SELDOM, transactions::look)),
        meters);
  }

  private static Chore chore(String name, Duration every, Runnable work) {
    return new Chore(name, every, Executors.callable(work));
  }
}
