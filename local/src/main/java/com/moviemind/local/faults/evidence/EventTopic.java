package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Evidence.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of events, as a consumer of its own reads it. */
public final class EventTopic {

  /** Types that end a job. */
  private static final Set<String> ENDS =
      Set.of("GenerationCompleted", "GenerationFailed", "GenerationCanceled");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final String topic;

  public EventTopic(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
  }

  /** Where it ends now, to read from there later. */
  public Map<TopicPartition, Long> ends() {
    try (var consumer = consumer()) {
      return consumer.endOffsets(partitions(consumer), PATIENCE);
    }
  }

  /** What it says from there on of how these jobs ended. */
  public List<Ending> endings(Map<TopicPartition, Long> from, Set<UUID> jobs) {
    try (var consumer = consumer()) {
      var ends = consumer.endOffsets(from.keySet(), PATIENCE);
      consumer.assign(from.keySet());
      from.forEach(consumer::seek);
      var endings = new ArrayList<Ending>();
      var giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (ends.entrySet().stream()
          .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
        if (System.nanoTime() > giveUp) {
          throw new IllegalStateException(
              "the topic %s cannot be read to its end".formatted(topic));
        }
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(it -> {
              var ending = ending(it);
              if (ENDS.contains(ending.type()) && jobs.contains(ending.job())) {
                endings.add(ending);
              }
            });
      }
      return endings;
    }
  }

  private static Ending ending(ConsumerRecord<String, byte[]> it) {
    return new Ending(UUID.fromString(it.key()), header(it, "ce_id"), name(header(it, "ce_type")));
  }

  /** Without the schema's package. */
  private static String name(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static String header(ConsumerRecord<?, ?> it, String name) {
    return new String(it.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private Set<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    return consumer.partitionsFor(topic, PATIENCE).stream()
        .map(it -> new TopicPartition(topic, it.partition()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
