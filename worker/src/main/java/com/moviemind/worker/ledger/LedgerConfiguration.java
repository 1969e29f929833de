package com.moviemind.worker.ledger;

import com.moviemind.messaging.lease.Signal;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.content.Texts;
import com.moviemind.worker.ledger.Claims.News;
import com.moviemind.worker.ledger.fair.FairLease;
import com.moviemind.worker.ledger.fair.WaitingTenants;
import com.moviemind.worker.ledger.finish.FinishTransaction;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.jobs.JobTraces;
import com.moviemind.worker.ledger.leave.Expiries;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.quarantine.Quarantine;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LedgerProperties.class)
class LedgerConfiguration {

  /** Raised when there may be something to claim. */
  @Bean
  Signal workReady() {
    return new Signal();
  }

  @Bean
  Instance instance(LedgerProperties properties) {
    return Instance.started(properties.lease());
  }

  @Bean
  Announcements announcements(Topics topics, Tracing tracing) {
    return new Announcements(topics, new JobTraces(tracing));
  }

  @Bean
  Claims claims(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      FairLease lease,
      Budgets budgets,
      News news) {
    return new Claims(jdbc, transaction, lease, budgets, news);
  }

  @Bean
  FairLease fairLease(JdbcTemplate jdbc, Instance instance, LedgerProperties properties) {
    return new FairLease(jdbc, instance, properties.batchShare());
  }

  @Bean
  News news(Outbox outbox, Announcements announcements, Expiries expiries) {
    return new News(outbox, announcements, expiries);
  }

  @Bean
  Expiries expiries(
      JdbcTemplate jdbc, TransactionTemplate transaction, Outbox outbox, Topics topics) {
    return new Expiries(jdbc, transaction, outbox, topics);
  }

  @Bean
  WaitingTenants waitingTenants(JdbcTemplate jdbc) {
    return new WaitingTenants(jdbc);
  }

  @Bean
  Holdings holdings(JdbcTemplate jdbc, Instance instance) {
    return new Holdings(jdbc, instance);
  }

  @Bean
  ExpiredLeases expiredLeases(JdbcTemplate jdbc, TransactionTemplate transaction) {
    return new ExpiredLeases(jdbc, transaction);
  }

  @Bean
  SecondCalls secondCalls(
      JdbcTemplate jdbc, TransactionTemplate transaction, Instance instance, Budgets budgets) {
    return new SecondCalls(jdbc, transaction, instance, budgets);
  }

  @Bean
  Finishes finishes(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Texts texts,
      Quarantine quarantine,
      Budgets budgets,
      Outbox outbox,
      Announcements announcements,
      LedgerProperties properties,
      MeterRegistry meters) {
    var work = new FinishTransaction(jdbc, texts, quarantine, budgets, outbox, announcements);
    return new Finishes(work, transaction, properties, meters);
  }
}
