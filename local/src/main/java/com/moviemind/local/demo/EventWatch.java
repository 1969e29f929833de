package com.moviemind.local.demo;

import com.moviemind.messaging.avro.AvroDeserializer;
import com.moviemind.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** An ordinary consumer of MovieMind's topics: bootstrap servers, a registry, and nothing else. */
final class EventWatch implements AutoCloseable {

  /** What every job that ends well says, in this order. */
  private static final List<String> STORY =
      List.of("GenerationRequested", "GenerationStarted", "GenerationCompleted");

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, SpecificRecordBase> consumer;
  private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
  private final Thread reader;
  private volatile boolean closing;

  EventWatch(String bootstrapServers, String schemaRegistry, Topics topics) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "schema.registry.url",
                schemaRegistry,
                "group.id",
                "demo-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "metadata.max.age.ms",
                "1000"),
            new StringDeserializer(),
            deserializer(schemaRegistry));
    consumer.subscribe(List.of(topics.requested("interactive"), topics.events()));
    reader = Thread.ofPlatform().name("event watch").start(this::read);
  }

  /** Waits until every one of these jobs has told its whole story; false if one did not in time. */
  boolean sawAll(Set<String> jobs, Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!jobs.stream().allMatch(this::toldItsStory)) {
      if (System.nanoTime() > deadline || !reader.isAlive()) {
        return false;
      }
      Thread.sleep(POLL);
    }
    return true;
  }

  /** What was seen of these jobs, as it came. */
  List<Sighting> of(Set<String> jobs) {
    return sightings.stream().filter(it -> jobs.contains(it.jobId())).toList();
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean toldItsStory(String job) {
    var types = of(Set.of(job)).stream().map(Sighting::type).toList();
    return types.containsAll(STORY);
  }

  private void read() {
    try (consumer) {
      while (!closing) {
        consumer.poll(POLL).forEach(this::note);
      }
    } catch (org.apache.kafka.common.errors.WakeupException wanted) {
      // close() asks for it
    }
  }

  private void note(ConsumerRecord<String, SpecificRecordBase> record) {
    sightings.add(Sighting.of(record));
  }

  private static AvroDeserializer deserializer(String schemaRegistry) {
    var deserializer = new AvroDeserializer();
    deserializer.configure(Map.of("schema.registry.url", schemaRegistry), false);
    return deserializer;
  }
}
