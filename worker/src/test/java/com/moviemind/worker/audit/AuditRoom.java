package com.moviemind.worker.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.messaging.audit.AuditProperties;
import com.moviemind.messaging.audit.SelfAudit;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.audit.WorkerQuestions;
import com.moviemind.servers.testing.TestInstallation;
import com.moviemind.worker.Midnight;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The self-audit on a real database, and rows to spoil. Broker and registry are away. */
@SpringBootTest(webEnvironment = WebEnvironment.NONE, classes = AuditRoom.Room.class)
abstract class AuditRoom {

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan("com.moviemind.worker.audit")
  static class Room {}

  /** Of one test: the record of another one is never changed. */
  final UUID tenant = Ids.next();

  static final TestInstallation INSTALLATION = TestInstallation.fresh();

  @Autowired JdbcClient db;
  @Autowired SelfAudit audit;
  @Autowired AuditProperties properties;
  @Autowired RepairIntake intake;
  @Autowired MeterRegistry meters;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    INSTALLATION.properties("worker").forEach((name, value) -> registry.add(name, () -> value));
    registry.add("spring.kafka.bootstrap-servers", () -> "127.0.0.1:1");
    registry.add("spring.kafka.properties.schema.registry.url", () -> "http://127.0.0.1:1");
    registry.add("moviemind.messaging.provision", () -> "false");
    registry.add("moviemind.audit.interval", () -> "1h");
    registry.add("moviemind.audit.lag", () -> "0s");
  }

  @BeforeEach
  void nothingIsThere() {
    // its own first look may be under way, or still to come: what it asks would not be asked by a
    // test
    audit.stop();
    audit.look();
    Midnight.isNotNear(db);
    for (var table :
        List.of(
            "work_item",
            "work_item_job",
            "attempt",
            "finished_item",
            "budget_account",
            "outbox",
            "audit_finding",
            "audit_spend",
            "inbox")) {
      sql("delete from worker." + table);
    }
    sql("delete from content.text");
  }

  void sql(String statement, @Nullable Object... values) {
    db.sql(statement).params(Arrays.asList(values)).update();
  }

  /** Asks everything now, the watermarks staying where they are. */
  void look() {
    var open = new HashSet<String>();
    WorkerQuestions.ALL.forEach(it -> open.add(it.kind()));
    sql("update worker.audit_progress set checked_at = '-infinity'");
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          audit.look().forEach(open::remove);
          return open.isEmpty();
        });
    audit.refresh();
  }

  /** A call answered well, its item and its text, all at one price. */
  UUID healthyItem() {
    var item = Ids.next();
    var text = Ids.next();
    var entity = Ids.next();
    finished(item, entity, "DONE", text);
    attempt(item, "SETTLED", 700L);
    text(text, item, entity);
    return item;
  }

  void finished(UUID item, UUID entity, String outcome, @Nullable UUID text) {
    sql(
        """
        insert into worker.finished_item (day, id, entity_type, entity_id, locale, context_tag, lane, tenant_id,
          outcome, text_id, attempts, spent_micros, job_ids, created_at)
        values ((clock_timestamp() at time zone 'UTC')::date, ?, 'MOVIE', ?, 'en-US', 'DEFAULT', 'batch', ?, ?, ?, 1,
          700, '{}', clock_timestamp())
        """,
        item,
        entity,
        tenant,
        outcome,
        text);
  }

  UUID attempt(UUID item, String state, @Nullable Long cost) {
    var id = Ids.next();
    sql(
        """
        insert into worker.attempt (day, id, item_id, tenant_id, number, fence, instance, model, state,
          reserved_micros, cost_micros, input_tokens, cached_input_tokens, output_tokens)
        values ((clock_timestamp() at time zone 'UTC')::date, ?, ?, ?, 1, 1, '7-a', 'a-model', ?, 9000, ?, 100, 20, 50)
        """,
        id,
        item,
        tenant,
        state,
        cost);
    return id;
  }

  void text(UUID id, UUID item, UUID entity) {
    sql(
        """
        insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version, text, model,
          prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens, cached_input_tokens,
          output_tokens, cost_micros, attempts, checks, provider_ms)
        values (?, ?, 'MOVIE', ?, 'en-US', 'DEFAULT', 1, 'A text.', 'a-model', 'movie/1', 'p', 'f', 1, '{title}', 100,
          20, 50, 700, 1, '{}', 12)
        """,
        id,
        item,
        entity);
  }

  UUID running(String lease) {
    var item = Ids.next();
    sql(
        """
        insert into worker.work_item (id, entity_type, entity_id, slug, locale, context_tag, lane, tenant_id, facts,
          facts_version, state, attempts, fence, lease_owner, lease_until)
        values (?, 'MOVIE', ?, 'a-film', 'en-US', 'DEFAULT', 'batch', ?, '{}', 1, 'RUNNING', 1, 1, '7-a',
          clock_timestamp() + ?::interval)
        """,
        item,
        Ids.next(),
        tenant,
        lease);
    return item;
  }

  UUID waitsFor(UUID item) {
    var job = Ids.next();
    sql(
        """
        insert into worker.work_item_job (job_id, item_id, tenant_id, lane, charged, requested_at)
        values (?, ?, ?, 'batch', true, clock_timestamp())
        """,
        job,
        item,
        tenant);
    return job;
  }

  void graceIsOver() {
    sql("update worker.audit_finding set seen_since = seen_since - interval '11 min'");
  }

  /** Found, once told of, and counted. */
  void assertFound(String kind, Object subject) {
    look();
    look();
    assertThat(states(kind)).containsExactly(subject + " OPEN");
    assertThat(told(kind, subject)).containsExactly("FOUND by self-audit");
    assertThat(violations(kind)).isEqualTo(1);
  }

  List<@Nullable String> states(String kind) {
    return db.sql("select subject || ' ' || state from worker.audit_finding where kind = ?")
        .param(kind)
        .query(String.class)
        .list();
  }

  List<@Nullable String> told(String kind, Object subject) {
    return db.sql(
            "select what || ' by ' || who from worker.audit_event where kind = ? and subject = ? order by id")
        .params(kind, subject.toString())
        .query(String.class)
        .list();
  }

  double violations(String kind) {
    return meters.get("moviemind.invariant.violations").tag("kind", kind).gauge().value();
  }
}
