package com.moviemind.api;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of the JDBC rooms, without an entity manager for each (ADR 9). Rooms that use JPA
 * say {@code @Transactional} and get JPA's own.
 */
@Configuration(proxyBeanMethods = false)
class Transactions {

  @Bean
  TransactionTemplate transactionTemplate(DataSource database) {
    return new TransactionTemplate(new JdbcTransactionManager(database));
  }
}
