package com.moviemind.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationRequested;
import com.moviemind.messaging.batch.RejectedData;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, classes = RequestIntakeTest.Room.class)
class RequestIntakeTest {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan({
    "com.moviemind.worker.intake",
    "com.moviemind.worker.ledger",
    "com.moviemind.worker.content"
  })
  static class Room {}

  private static final TestInstallation INSTALLATION = TestInstallation.fresh();

  @Autowired RequestIntake intake;
  @Autowired Signal workReady;
  @Autowired JdbcClient db;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    INSTALLATION.properties("worker").forEach((name, value) -> registry.add(name, () -> value));
    registry.add("spring.kafka.bootstrap-servers", () -> "127.0.0.1:1");
    registry.add("spring.kafka.properties.schema.registry.url", () -> "http://127.0.0.1:1");
    registry.add("moviemind.messaging.provision", () -> "false");
  }

  @Test
  void requestBecomesAnItemAndWakesTheWork() throws InterruptedException {
    workReady.await(Duration.ZERO);
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));

    assertThat(jobs(request)).isEqualTo(1);
    assertThat(items(request)).isEqualTo(1);
    assertThat(workReady.await(Duration.ZERO)).isTrue();
  }

  @Test
  void redeliveredBatchHasNoSecondEffect() {
    var request = aRequest("a-film");
    var batch = List.of(event(request), event(aRequest("another-film")));
    intake.handle(batch);
    intake.handle(batch);

    assertThat(jobs(request)).isEqualTo(1);
  }

  @Test
  void jobPublishedAgainAsANewEventHasNoSecondEffect() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    intake.handle(List.of(event(request), event(request)));

    assertThat(jobs(request)).isEqualTo(1);
  }

  @Test
  void jobPublishedAgainAfterItsEndHasNoSecondEffect() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    db.sql("delete from worker.work_item where entity_id = ?")
        .param(request.getEntityId())
        .update();
    db.sql("delete from worker.work_item_job where job_id = ?").param(request.getJobId()).update();
    intake.handle(List.of(event(request)));

    assertThat(items(request)).isZero();
  }

  @Test
  void batchTheDatabaseRejectsLeavesNothingBehind() {
    var good = aRequest("a-film");
    var bad = aRequest("a\u0000film");

    assertThatThrownBy(() -> intake.handle(List.of(event(good), event(bad))))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(jobs(good)).isZero();
  }

  @Test
  void requestOfADayThatIsNotThereYetIsNotRejected() {
    var early = aRequest("a-film", Instant.now().plus(60, ChronoUnit.DAYS));

    assertThatThrownBy(() -> intake.handle(List.of(event(early))))
        .isInstanceOfSatisfying(
            DataAccessException.class, it -> assertThat(RejectedData.is(it)).isFalse());
  }

  @Test
  void rejectedRequestFailsItsJobOnce() {
    var bad = aRequest("a\u0000film");
    intake.rejected(event(bad), "rejected by the database");
    intake.rejected(event(bad), "rejected by the database");

    assertThat(news(bad)).containsExactly(GenerationFailed.getClassSchema().getFullName());
  }

  @Test
  void requestTooOldToRememberFailsItsJobInsteadOfWaitingForEver() {
    var late = aRequest("a-film");
    late = GenerationRequested.newBuilder(late).setRequestedAt(tooLongAgo()).build();
    intake.handle(List.of(event(late), event(aRequest("another-film"))));

    assertThat(jobs(late)).isZero();
    assertThat(news(late)).containsExactly(GenerationFailed.getClassSchema().getFullName());
  }

  @Test
  void oldRequestOfAJobThatStillWaitsIsPassedOver() {
    var request = aRequest("a-film");
    intake.handle(List.of(event(request)));
    var again = GenerationRequested.newBuilder(request).setRequestedAt(tooLongAgo()).build();
    intake.handle(List.of(event(again)));

    assertThat(jobs(request)).isEqualTo(1);
    assertThat(news(request)).isEmpty();
  }

  private static Instant tooLongAgo() {
    return Instant.now().minus(Inbox.WINDOW).minusSeconds(60).truncatedTo(ChronoUnit.MICROS);
  }

  private List<@Nullable String> news(GenerationRequested request) {
    return db.sql("select event_type from worker.outbox where key = ?")
        .param(request.getJobId().toString())
        .query(String.class)
        .list();
  }

  private long jobs(GenerationRequested request) {
    return count("select count(*) from worker.work_item_job where job_id = ?", request.getJobId());
  }

  private long items(GenerationRequested request) {
    return count(
        "select count(*) from worker.work_item where entity_id = ?", request.getEntityId());
  }

  private long count(String sql, UUID id) {
    return db.sql(sql).param(id).query(Long.class).single();
  }

  private static InboundEvent event(GenerationRequested request) {
    return new InboundEvent(request, Ids.next(), Instant.now(), null);
  }

  private static GenerationRequested aRequest(String slug) {
    return aRequest(slug, Instant.now());
  }

  private static GenerationRequested aRequest(String slug, Instant requestedAt) {
    var entity = Ids.next();
    return GenerationRequested.newBuilder()
        .setJobId(Ids.next())
        .setTenantId(Ids.next())
        .setWorkItem(entity + "/en-US/DEFAULT")
        .setLane("interactive")
        .setEntityType("MOVIE")
        .setEntityId(entity)
        .setSlug(slug)
        .setLocale("en-US")
        .setContextTag("DEFAULT")
        .setFacts("{\"title\":\"A film\"}")
        .setFactsVersion(1)
        .setRequestedAt(requestedAt.truncatedTo(ChronoUnit.MICROS))
        .build();
  }
}
