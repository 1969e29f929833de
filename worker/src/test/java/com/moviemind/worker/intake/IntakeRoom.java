package com.moviemind.worker.intake;

import com.moviemind.events.GenerationRequested;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import com.moviemind.worker.provider.ProviderProperties;
import com.moviemind.worker.vitals.Vitals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Intake and ledger on a real database. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, classes = IntakeRoom.Room.class)
abstract class IntakeRoom {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan({
    "com.moviemind.worker.intake",
    "com.moviemind.worker.ledger",
    "com.moviemind.worker.content",
    "com.moviemind.worker.money",
    "com.moviemind.worker.quarantine"
  })
  @EnableConfigurationProperties(ProviderProperties.class)
  @Import(Vitals.class)
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

  List<@Nullable String> news(GenerationRequested request) {
    return db.sql("select event_type from worker.outbox where key = ?")
        .param(request.getJobId().toString())
        .query(String.class)
        .list();
  }

  long jobs(GenerationRequested request) {
    return count("select count(*) from worker.work_item_job where job_id = ?", request.getJobId());
  }

  long items(GenerationRequested request) {
    return count(
        "select count(*) from worker.work_item where entity_id = ?", request.getEntityId());
  }

  private long count(String sql, UUID id) {
    return db.sql(sql).param(id).query(Long.class).single();
  }

  static InboundEvent event(SpecificRecordBase request) {
    return new InboundEvent(request, Ids.next(), Instant.now(), null);
  }

  static GenerationRequested aRequest(String slug) {
    return aRequest(slug, Instant.now());
  }

  static GenerationRequested aRequest(String slug, Instant requestedAt) {
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
