package com.moviemind.local.product;

import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.avro.AvroDeserializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What lies in the topic of events, as a consumer of its own reads it. */
final class Events {

  private final Product product;

  Events(Product product) {
    this.product = product;
  }

  /**
   * A record.
   *
   * @param id the event's, in the header {@code ce_id}; records of one event share it
   */
  record Seen(UUID job, String id, String type, SpecificRecordBase event) {

    boolean ends() {
      return event instanceof GenerationCompleted || event instanceof GenerationFailed;
    }

    static Seen of(ConsumerRecord<String, SpecificRecordBase> it) {
      return new Seen(
          UUID.fromString(it.key()), header(it, "ce_id"), header(it, "ce_type"), it.value());
    }

    private static String header(ConsumerRecord<?, ?> it, String name) {
      return new String(it.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
  }

  /** All records about these jobs, repeated ones too, in the order of each job. */
  List<Seen> of(Set<UUID> jobs) {
    return all().stream().filter(it -> jobs.contains(it.job())).toList();
  }

  /** The job an event is about, by its own word. */
  static UUID jobOf(SpecificRecordBase event) {
    return switch (event) {
      case GenerationStarted it -> it.getJobId();
      case GenerationCompleted it -> it.getJobId();
      case GenerationFailed it -> it.getJobId();
      default -> throw new AssertionError("nobody expects a " + event.getClass());
    };
  }

  private List<Seen> all() {
    try (var consumer = consumer()) {
      var partitions = partitions(consumer, product.topics().events()).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var seen = new ArrayList<Seen>();
      while (partitions.stream()
          .anyMatch(it -> consumer.position(it) < ends.getOrDefault(it, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(it -> seen.add(Seen.of(it)));
      }
      return seen;
    }
  }

  private static Stream<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(it -> new TopicPartition(topic, it.partition()));
  }

  private KafkaConsumer<String, SpecificRecordBase> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            product.kafka(),
            "schema.registry.url",
            product.schemaRegistry(),
            "enable.auto.commit",
            false,
            "key.deserializer",
            StringDeserializer.class,
            "value.deserializer",
            AvroDeserializer.class));
  }
}
