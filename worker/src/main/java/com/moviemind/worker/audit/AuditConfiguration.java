package com.moviemind.worker.audit;

import com.moviemind.messaging.audit.AuditProperties;
import com.moviemind.messaging.audit.AuditedSchema;
import com.moviemind.messaging.audit.AuditedSchema.Sums;
import com.moviemind.messaging.audit.Repairs;
import com.moviemind.messaging.audit.SelfAudit;
import com.moviemind.messaging.inbound.Subscription;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.schemas.Topics;
import com.moviemind.schemas.audit.WorkerQuestions;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

  private static final AuditedSchema SCHEMA =
      new AuditedSchema(
          "worker",
          WorkerQuestions.ALL,
          new Sums(WorkerQuestions.KEEP_SPEND, WorkerQuestions.FORGET_SPEND));

  @Bean
  SelfAudit selfAudit(
      AuditProperties properties,
      TransactionTemplate transaction,
      Leases leases,
      MeterRegistry meters,
      JdbcTemplate jdbc) {
    return new SelfAudit(SCHEMA, properties, transaction, leases, meters, jdbc);
  }

  @Bean
  Repairs repairs(AuditProperties properties, TransactionTemplate transaction, JdbcTemplate jdbc) {
    return new Repairs(SCHEMA, properties, transaction, jdbc);
  }

  @Bean
  Subscription repairOrders(Topics topics, RepairIntake intake) {
    return new Subscription("worker.audit", List.of(topics.commands()), intake);
  }
}
