package com.moviemind.messaging.inbound;

import com.moviemind.messaging.MessagingProperties;
import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Runs a Kafka listener container for each {@link Subscription}. */
public final class Subscriptions implements SmartLifecycle {

  private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers;

  /** Prepares the containers; they start with the application. */
  public Subscriptions(
      List<Subscription> subscriptions,
      Topics topics,
      Map<String, Object> kafka,
      MessagingProperties properties,
      EventDecoder decoder,
      KafkaTemplate<String, byte[]> template,
      Tracing tracing,
      MeterRegistry meters) {
    var deadLetters = new DeadLetters(template, topics.deadLetters(), meters);
    this.containers =
        subscriptions.stream()
            .map(it ->
                container(
                    it,
                    topics.installation(),
                    consumer(kafka, properties),
                    new Intake(decoder, deadLetters, new Handling(it, tracing, meters))))
            .toList();
    containers.forEach(it -> {
      it.setConcurrency(properties.consumers());
      it.getContainerProperties().setIdleBetweenPolls(properties.gather().toMillis());
    });
  }

  @Override
  public void start() {
    containers.forEach(ConcurrentMessageListenerContainer::start);
  }

  @Override
  public void stop() {
    containers.forEach(ConcurrentMessageListenerContainer::stop);
  }

  @Override
  public boolean isRunning() {
    return containers.stream().anyMatch(ConcurrentMessageListenerContainer::isRunning);
  }

  private static Map<String, Object> consumer(
      Map<String, Object> kafka, MessagingProperties properties) {
    var consumer = new HashMap<>(kafka);
    consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.pollRecords());
    // what a killed process was reading is read by another after this, not after Kafka's 45 s
    consumer.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    // a topic that is made after the start is seen soon
    consumer.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    return consumer;
  }

  private static ConcurrentMessageListenerContainer<String, byte[]> container(
      Subscription subscription, String installation, Map<String, Object> consumer, Intake intake) {
    var properties = new ContainerProperties(subscription.topics().toArray(String[]::new));
    properties.setGroupId(installation + "." + subscription.name());
    properties.setMessageListener(intake);
    properties.setAckMode(ContainerProperties.AckMode.BATCH);
    properties.setMissingTopicsFatal(false);
    var container =
        new ConcurrentMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<String, byte[]>(consumer), properties);
    container.setBeanName(subscription.name());
    container.setCommonErrorHandler(new DefaultErrorHandler(forEver()));
    return container;
  }

  private static ExponentialBackOff forEver() {
    var backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(5_000);
    return backOff;
  }
}
