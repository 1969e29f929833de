package com.moviemind.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Reads a topic of one partition from its start until enough has come. */
final class DeadLetterReader {

  private DeadLetterReader() {}

  static List<ConsumerRecord<String, byte[]>> read(
      KafkaProperties kafka, String topic, int atLeast) {
    var servers = Map.<String, Object>of("bootstrap.servers", kafka.getBootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(servers, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var found = new ArrayList<ConsumerRecord<String, byte[]>>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            return found.size() >= atLeast;
          });
      return found;
    }
  }
}
