package com.moviemind.api.audit;

import com.moviemind.messaging.audit.AuditProperties;
import com.moviemind.messaging.audit.AuditRecord;
import com.moviemind.messaging.audit.AuditedSchema;
import com.moviemind.messaging.audit.Repairs;
import com.moviemind.messaging.audit.SelfAudit;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.schemas.audit.ApiQuestions;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

  private static final AuditedSchema SCHEMA = new AuditedSchema("api", ApiQuestions.ALL, null);

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
  AuditRecord auditRecord(JdbcTemplate jdbc) {
    return new AuditRecord(jdbc, SCHEMA.name());
  }
}
