package com.moviemind.messaging.outbox;

import com.moviemind.messaging.MessagingProperties;
import com.moviemind.messaging.avro.SchemaIds;
import com.moviemind.messaging.lease.Leases;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox and its relay. */
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

  private final Signal committed = new Signal();

  @Bean
  Outbox outbox(JdbcTemplate jdbc, MessagingProperties properties) {
    return new Outbox(jdbc, properties.schema(), committed);
  }

  @Bean
  OutboxRelay outboxRelay(
      JdbcTemplate jdbc,
      Leases leases,
      MessagingProperties properties,
      KafkaProperties kafka,
      SchemaIds ids,
      Topics topics,
      Tracing tracing,
      MeterRegistry meters) {
    var source = "/" + topics.installation() + "/" + properties.schema();
    return new OutboxRelay(
        new OutboxTable(jdbc, properties.schema()),
        () ->
            new Broker(
                new KafkaProducer<>(durable(kafka.buildProducerProperties())),
                ids,
                source,
                tracing,
                meters),
        leases.named("outbox-relay"),
        committed,
        topics.requested("interactive"),
        properties);
  }

  @Bean
  Backlog outboxBacklog(JdbcTemplate jdbc, MessagingProperties properties, MeterRegistry meters) {
    return new Backlog(new OutboxTable(jdbc, properties.schema()), meters);
  }

  /** Acknowledged means on disk at every in-sync replica; a pause of the broker is found soon. */
  public static Map<String, Object> durable(Map<String, Object> configured) {
    var producer = new HashMap<>(configured);
    producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    producer.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    producer.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 1);
    return producer;
  }
}
