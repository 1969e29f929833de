package com.moviemind.api;

import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.messaging.avro.Unreadable;
import com.moviemind.servers.testing.TestInstallation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What the api tells the worker, as the worker reads it. */
public final class Commands {

  private Commands() {}

  /** The first command of this type that fits, once it has come. */
  public static <T> T await(
      TestInstallation installation, EventDecoder decoder, Class<T> type, Predicate<T> fits) {
    var servers = Map.<String, Object>of("bootstrap.servers", installation.bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer())) {
      var topic = installation.topics().commands();
      var found = new ArrayList<T>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            // a topic that is just being made has none yet
            if (consumer.assignment().isEmpty() && !assigned(consumer, topic)) {
              return false;
            }
            consumer
                .poll(Duration.ofMillis(200))
                .forEach(it -> found.addAll(fitting(decoder, it.value(), type, fits)));
            return !found.isEmpty();
          });
      return found.getFirst();
    }
  }

  private static boolean assigned(KafkaConsumer<?, ?> consumer, String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return !partitions.isEmpty();
  }

  private static <T> List<T> fitting(
      EventDecoder decoder, byte[] record, Class<T> type, Predicate<T> fits) {
    try {
      var event = decoder.decode(record);
      return type.isInstance(event) && fits.test(type.cast(event))
          ? List.of(type.cast(event))
          : List.of();
    } catch (Unreadable e) {
      throw new IllegalStateException(e);
    }
  }
}
