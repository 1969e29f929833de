package com.moviemind.messaging;

import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.messaging.avro.SchemaIds;
import com.moviemind.messaging.avro.SchemaRegistryClient;
import com.moviemind.messaging.inbound.Subscription;
import com.moviemind.messaging.inbound.Subscriptions;
import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.messaging.outbox.OutboxConfiguration;
import com.moviemind.messaging.telemetry.TelemetryConfiguration;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.messaging.upkeep.Provisioning;
import com.moviemind.messaging.upkeep.Upkeep;
import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Wires messaging into any process that has a database and a broker. */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@EnableConfigurationProperties(MessagingProperties.class)
@Import({OutboxConfiguration.class, TelemetryConfiguration.class})
public class MessagingAutoConfiguration {

  @Bean
  Topics topics(@Value("${moviemind.installation:moviemind}") String installation) {
    return new Topics(installation);
  }

  @Bean
  SchemaRegistryClient schemaRegistryClient(
      @Value("${spring.kafka.properties.schema.registry.url}") String url) {
    return new SchemaRegistryClient(url);
  }

  @Bean
  SchemaIds schemaIds(SchemaRegistryClient registry, MessagingProperties properties) {
    return new SchemaIds(registry, properties.provision());
  }

  @Bean
  EventDecoder eventDecoder(SchemaRegistryClient registry) {
    return new EventDecoder(registry);
  }

  @Bean
  Leases leases(JdbcClient jdbc, MessagingProperties properties) {
    return new Leases(jdbc, properties.schema(), properties.leaseTtl());
  }

  @Bean
  Inbox inbox(JdbcTemplate jdbc, MessagingProperties properties, MeterRegistry meters) {
    return new Inbox(jdbc, properties.schema(), meters);
  }

  @Bean
  Subscriptions subscriptions(
      ObjectProvider<Subscription> subscriptions,
      Topics topics,
      KafkaProperties kafka,
      MessagingProperties properties,
      EventDecoder decoder,
      Tracing tracing,
      MeterRegistry meters) {
    var template =
        new KafkaTemplate<>(
            new DefaultKafkaProducerFactory<String, byte[]>(
                OutboxConfiguration.durable(kafka.buildProducerProperties())));
    return new Subscriptions(
        subscriptions.orderedStream().toList(),
        topics,
        kafka.buildConsumerProperties(),
        properties,
        decoder,
        template,
        tracing,
        meters);
  }

  @Bean
  Upkeep upkeep(
      DataSource database,
      MessagingProperties properties,
      KafkaProperties kafka,
      SchemaIds ids,
      Topics topics,
      MeterRegistry meters) {
    var chores = new ArrayList<>(List.of(Upkeep.partitions(database, meters)));
    if (properties.provision()) {
      var provisioning = new Provisioning(kafka.buildAdminProperties(), ids, topics);
      chores.add(
          new Upkeep.Chore(
              "topics",
              () -> {
                provisioning.makeTopics((short) 1);
                return true;
              }));
      chores.add(
          new Upkeep.Chore(
              "schemas",
              () -> {
                provisioning.registerSchemas();
                return true;
              }));
    }
    return new Upkeep(chores, meters);
  }
}
