package com.moviemind.messaging.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Keeps records whose bytes are proven wrong, as they came, with where they came from and why. */
final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final KafkaTemplate<String, byte[]> kafka;
  private final String topic;
  private final Counter kept;

  DeadLetters(KafkaTemplate<String, byte[]> kafka, String topic, MeterRegistry meters) {
    this.kafka = kafka;
    this.topic = topic;
    this.kept = meters.counter("moviemind.dead.letters");
  }

  /** Returns once the broker has it; the offset moves on only then. */
  void keep(ConsumerRecord<String, byte[]> record, String reason) {
    var letter = new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    var origin = record.topic() + "/" + record.partition() + "/" + record.offset();
    letter.headers().add("dead_letter_origin", origin.getBytes(StandardCharsets.UTF_8));
    letter.headers().add("dead_letter_reason", reason.getBytes(StandardCharsets.UTF_8));
    kafka.send(letter).join();
    kept.increment();
    log.error("Record {} cannot be read and is kept in {}: {}", origin, topic, reason);
  }
}
