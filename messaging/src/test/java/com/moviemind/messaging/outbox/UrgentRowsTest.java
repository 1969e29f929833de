package com.moviemind.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.avro.SchemaIds;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** An interactive request behind thousands of batch ones, with a broker that answers nothing. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class UrgentRowsTest {

  private static final int IN_FLIGHT = 600;

  @Autowired Outbox outbox;
  @Autowired OutboxRelay relay;
  @Autowired Topics topics;
  @Autowired SchemaIds ids;
  @Autowired JdbcTemplate jdbc;
  @Autowired TransactionTemplate transaction;

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());

  @BeforeEach
  void stopTheRelay() {
    relay.stop();
  }

  @AfterEach
  void startItAgain() {
    jdbc.update("delete from api.outbox");
    relay.start();
  }

  @Test
  void urgentRowsGoBeforeOthersWhenThereAreMany() throws Exception {
    append(IntStream.range(0, 3_000).mapToObj(_ -> event(topics.events())).toList());
    var urgent = event(topics.requested("interactive"));
    append(List.of(urgent));

    var session = session();
    for (int step = 0; step < 4; step++) {
      session.step();
    }

    var keys = producer.history().stream().map(ProducerRecord::key).toList();
    assertThat(keys).hasSize(IN_FLIGHT + 1).containsOnlyOnce(urgent.key());
  }

  @Test
  void rowsThatWentAheadAreNotSentAgain() throws Exception {
    append(IntStream.range(0, 1_200).mapToObj(_ -> event(topics.events())).toList());
    append(List.of(event(topics.requested("interactive"))));

    var session = session();
    while (!jdbc.queryForList("select id from api.outbox limit 1").isEmpty()) {
      session.step();
      while (producer.completeNext()) {}
    }

    assertThat(producer.history()).hasSize(1_201);
  }

  private RelaySession session() {
    var broker = new Broker(producer, ids, "/test", Tracing.off(), new SimpleMeterRegistry());
    return new RelaySession(
        new OutboxTable(jdbc, "api"),
        broker,
        new Signal(),
        topics.requested("interactive"),
        IN_FLIGHT);
  }

  private void append(List<OutboundEvent> events) {
    transaction.executeWithoutResult(_ -> outbox.append(events));
  }

  private static OutboundEvent event(String topic) {
    var job = Ids.next();
    var started =
        GenerationStarted.newBuilder()
            .setJobId(job)
            .setTenantId(job)
            .setWorkItem("work")
            .setLane("batch")
            .setEntityType("MOVIE")
            .setEntityId(job)
            .setLocale("en-US")
            .setContextTag("modern")
            .setWorkItemId(job)
            .setAttempt(1)
            .setStartedAt(Instant.EPOCH)
            .build();
    return new OutboundEvent(topic, job.toString(), started, null);
  }
}
