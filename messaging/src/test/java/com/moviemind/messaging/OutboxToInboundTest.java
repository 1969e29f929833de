package com.moviemind.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class OutboxToInboundTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired Outbox outbox;
  @Autowired Topics topics;
  @Autowired Recorder recorder;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;
  @Autowired org.springframework.boot.kafka.autoconfigure.KafkaProperties kafka;

  @Test
  void eventArrivesWithItsIdAndTrace() {
    var job = Ids.next();
    var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    var event = new OutboundEvent(topics.events(), job.toString(), started(job, 1, ""), trace);
    append(List.of(event));
    await().atMost(PATIENCE).until(() -> !recorder.attemptsOf(job).isEmpty());
    var arrived = recorder.handled.stream().filter(it -> it.eventId().equals(event.id())).toList();
    assertThat(arrived).isNotEmpty().allMatch(it -> trace.equals(it.traceparent()));
    await().atMost(PATIENCE).until(() -> outboxRows(job) == 0);
  }

  @Test
  void eventsOfOneKeyKeepTheirOrder() {
    var jobs = IntStream.range(0, 20).mapToObj(_ -> Ids.next()).toList();
    for (int attempt = 1; attempt <= 50; attempt++) {
      var events = new ArrayList<OutboundEvent>();
      for (var job : jobs) {
        events.add(started(job, attempt));
      }
      append(events);
    }
    var inOrder = IntStream.rangeClosed(1, 50).boxed().toList();
    await()
        .atMost(PATIENCE)
        .until(() -> jobs.stream().allMatch(it -> recorder.attemptsOf(it).size() >= 50));
    for (var job : jobs) {
      assertThat(recorder.attemptsOf(job)).isEqualTo(inOrder);
    }
  }

  @Test
  void whatIsRolledBackIsNotSent() {
    var lost = Ids.next();
    transaction.executeWithoutResult(status -> {
      outbox.append(List.of(started(lost, 1)));
      status.setRollbackOnly();
    });
    var kept = Ids.next();
    append(List.of(started(kept, 1)));
    await().atMost(PATIENCE).until(() -> !recorder.attemptsOf(kept).isEmpty());
    assertThat(recorder.attemptsOf(lost)).isEmpty();
  }

  @Test
  void rowThatCommitsBehindTheCursorIsSent() throws Exception {
    var slow = Ids.next();
    var inserted = new CountDownLatch(1);
    var commit = new CountDownLatch(1);
    var late =
        Thread.ofVirtual()
            .start(() ->
                transaction.executeWithoutResult(_ -> {
                  outbox.append(List.of(started(slow, 1)));
                  inserted.countDown();
                  awaitQuietly(commit);
                }));
    inserted.await();
    var quick = Ids.next();
    append(List.of(started(quick, 1)));
    await().atMost(PATIENCE).until(() -> !recorder.attemptsOf(quick).isEmpty());
    commit.countDown();
    late.join();
    await().atMost(PATIENCE).until(() -> !recorder.attemptsOf(slow).isEmpty());
  }

  @Test
  void rowTheBrokerRefusesIsParkedAndHoldsBackOnlyItsKey() {
    var guilty = Ids.next();
    var innocent = Ids.next();
    var tooLarge = started(guilty, 1, "x".repeat(2_000_000));
    append(
        List.of(
            new OutboundEvent(topics.events(), guilty.toString(), tooLarge, null),
            started(guilty, 2),
            started(innocent, 1)));
    await().atMost(PATIENCE).until(() -> !recorder.attemptsOf(innocent).isEmpty());
    await().atMost(PATIENCE).until(() -> parked(guilty) == 1);
    assertThat(recorder.attemptsOf(guilty)).isEmpty();
    assertThat(outboxRows(guilty)).isEqualTo(2);

    jdbc.update(
        "delete from api.outbox where key = ? and parked_at is not null", guilty.toString());
    await().atMost(PATIENCE).until(() -> recorder.attemptsOf(guilty).equals(List.of(2)));
  }

  @Test
  void eventTheDatabaseRejectsIsSetAsideAlone() {
    var guilty = Ids.next();
    var jobs = IntStream.range(0, 20).mapToObj(_ -> Ids.next()).toList();
    var events = new ArrayList<OutboundEvent>();
    jobs.forEach(it -> events.add(started(it, 1)));
    events.add(
        7,
        new OutboundEvent(
            topics.events(), guilty.toString(), started(guilty, 1, "", "poison"), null));
    append(events);
    await()
        .atMost(PATIENCE)
        .until(() -> jobs.stream().noneMatch(it -> recorder.attemptsOf(it).isEmpty()));
    await().atMost(PATIENCE).until(() -> !recorder.rejected.isEmpty());
    assertThat(recorder.attemptsOf(guilty)).isEmpty();
  }

  @Test
  void bytesProvenWrongAreKeptAsDeadLettersAndTheNextRecordArrives() {
    var producer =
        new KafkaTemplate<>(
            new DefaultKafkaProducerFactory<String, byte[]>(
                com.moviemind.messaging.outbox.OutboxConfiguration.durable(
                    kafka.buildProducerProperties())));
    var key = UUID.randomUUID().toString();
    producer.send(topics.events(), key, new byte[] {7, 7, 7}).join();
    producer.send(topics.events(), key, new byte[] {0, 0x7f, 0, 0, 1, 2}).join();
    var job = Ids.next();
    append(List.of(started(job, 1)));
    await().atMost(PATIENCE).until(() -> !recorder.attemptsOf(job).isEmpty());
    assertThat(DeadLetterReader.read(kafka, topics.deadLetters(), 2))
        .allSatisfy(it -> assertThat(it.key()).isEqualTo(key));
  }

  private void append(List<OutboundEvent> events) {
    transaction.executeWithoutResult(_ -> outbox.append(events));
  }

  private int outboxRows(UUID job) {
    return count("select count(*) from api.outbox where key = ?", job);
  }

  private int parked(UUID job) {
    return count("select count(*) from api.outbox where key = ? and parked_at is not null", job);
  }

  private int count(String query, UUID job) {
    var count = jdbc.queryForObject(query, Integer.class, job.toString());
    return count == null ? 0 : count;
  }

  private OutboundEvent started(UUID job, int attempt) {
    return new OutboundEvent(topics.events(), job.toString(), started(job, attempt, ""), null);
  }

  private static GenerationStarted started(UUID job, int attempt, String ballast) {
    return started(job, attempt, ballast, "interactive");
  }

  private static GenerationStarted started(UUID job, int attempt, String ballast, String lane) {
    return GenerationStarted.newBuilder()
        .setJobId(job)
        .setTenantId(job)
        .setWorkItem("work" + ballast)
        .setLane(lane)
        .setEntityType("MOVIE")
        .setEntityId(job)
        .setLocale("en-US")
        .setContextTag("modern")
        .setWorkItemId(job)
        .setAttempt(attempt)
        .setStartedAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
        .build();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
