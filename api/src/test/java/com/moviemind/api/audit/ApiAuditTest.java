package com.moviemind.api.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Commands;
import com.moviemind.events.RepairOrdered;
import com.moviemind.messaging.audit.SelfAudit;
import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.audit.ApiQuestions;
import com.moviemind.servers.testing.TestInstallation;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each kind of the api's findings, planted; and how an operator sees and mends both sides'. */
@ApiOnRealServers
class ApiAuditTest {

  private static final String HOME = "/api/v1/admin/audit";

  @LocalServerPort int port;
  @Autowired TestInstallation installation;
  @Autowired EventDecoder decoder;
  @Autowired JdbcTemplate jdbc;
  @Autowired SelfAudit audit;
  @Autowired MeterRegistry meters;

  private final UUID tenant = Ids.next();
  private final UUID entity = Ids.next();
  private Client operator = new Client(0);

  @BeforeEach
  void openATenant() {
    operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
    jdbc.update("insert into api.tenant (id, name) values (?, ?)", tenant, tenant.toString());
  }

  @Test
  void jobThatNobodyWorksOnIsFoundWhenTheGraceIsOverAndAskedAgain() {
    var job = job("PENDING", null);
    look();
    assertThat(state("job-not-ending", job)).isEqualTo("SUSPECTED");
    graceIsOver(job);
    assertFound("job-not-ending", job);

    var order = repair("job-not-ending");
    var sent =
        Commands.await(
            installation, decoder, RepairOrdered.class, it -> it.getOrderId().equals(order));
    assertThat(sent.getJobs()).anyMatch(it -> it.getJobId().equals(job));
    assertThat(sent.getSubjects()).contains(job.toString());
    assertThat(
            jdbc.queryForObject(
                "select published_at > created_at + interval '1 hour' from api.job where id = ?",
                Boolean.class,
                job))
        .isTrue();
    assertThat(told("job-not-ending", job)).hasSize(2).last().asString().startsWith("ORDERED by ");
  }

  @Test
  void jobThatWaitsAtTheWorkerIsNoFinding() throws SQLException {
    var job = job("PENDING", null);
    asWorker(
        """
        insert into worker.work_item_job (job_id, item_id, tenant_id, lane, charged, requested_at)
        values ('%s', uuidv7(), uuidv7(), 'batch', true, now())
        """,
        job);
    look();

    assertThat(state("job-not-ending", job)).isEmpty();
  }

  @Test
  void doneJobWithoutItsTextIsFoundAndMayOnlyBeAccepted() {
    var text = Ids.next();
    var job = job("DONE", text);
    logged(job, "job.completed", text);
    assertFound("done-without-text", job);

    var shown = operator.post(HOME + "/repairs", "{\"kind\":\"done-without-text\"}");
    assertThat(shown.json().at("/rows")).isEmpty();
    var plan =
        operator.post(HOME + "/repairs", "{\"kind\":\"done-without-text\",\"action\":\"accept\"}");
    operator.post(
        HOME + "/repairs",
        "{\"kind\":\"done-without-text\",\"action\":\"accept\",\"apply\":true,\"token\":\"%s\"}"
            .formatted(plan.text("/token")));
    look();
    assertThat(state("done-without-text", job)).isEqualTo("ACCEPTED");
    assertThat(violations("done-without-text")).isZero();
  }

  @Test
  void jobThatSaysAnotherEndThanTheLogIsFoundShownAndFoldedAgain() throws SQLException {
    var text = Ids.next();
    var job = job("IN_PROGRESS", null);
    text(text);
    logged(job, "job.completed", text);
    assertFound("job-unlike-log", job);

    var shown = operator.post(HOME + "/repairs", "{\"kind\":\"job-unlike-log\"}");
    assertThat(shown.json().at("/rows").valueStream().map(it -> it.at("/subject").asString()))
        .contains(job.toString());
    assertThat(status(job)).isEqualTo("IN_PROGRESS");
    var without = operator.post(HOME + "/repairs", "{\"kind\":\"job-unlike-log\",\"apply\":true}");
    assertThat(without.status()).isEqualTo(409);
    assertThat(without.text("/type")).endsWith("repair-plan-changed");
    assertThat(without.text("/token")).isEqualTo(shown.text("/token"));

    var order = repair("job-unlike-log");
    assertThat(status(job)).isEqualTo("DONE");
    assertThat(state("job-unlike-log", job)).isEmpty();
    assertThat(operator.get(HOME + "/events?order=" + order).json().at("/data").valueStream())
        .anyMatch(it ->
            it.at("/what").asString().equals("REPAIRED")
                && it.at("/subject").asString().equals(job.toString()));
    look();
    assertThat(state("job-unlike-log", job)).isEmpty();
  }

  @Test
  void endThatIsToldTwiceIsFound() throws SQLException {
    var text = Ids.next();
    var job = job("DONE", text);
    text(text);
    logged(job, "job.completed", text);
    logged(job, "job.completed", text);
    assertFound("end-told-twice", job);
  }

  @Test
  void numberThatIsMissingFromTheLogIsFound() {
    var job = job("PENDING", null);
    var before = logged(job, "job.started", null);
    var gone = logged(job, "job.started", null);
    var after = logged(job, "job.started", null);
    jdbc.update("delete from api.event_log where seq > ? and seq < ?", before, after);
    rewind("event-log-gap", Long.toString(before));
    assertThat(gone).isBetween(before, after);
    assertFound("event-log-gap", before + "-" + after);
  }

  @Test
  void eventThatGetsNoNumberIsFoundWhenTheGraceIsOver() throws SQLException {
    try (var sequencer = installation.connect("api");
        var statement = sequencer.createStatement()) {
      sequencer.setAutoCommit(false);
      statement.execute("select from api.event_sequence for update");
      append(job("PENDING", null), "job.started", null);
      look();
      assertThat(states("event-unnumbered")).containsExactly("SUSPECTED");
    }
    await()
        .untilAsserted(() ->
            assertThat(jdbc.queryForObject("select count(*) from api.event_unnumbered", Long.class))
                .isZero());
    look();
    assertThat(states("event-unnumbered")).isEmpty();
  }

  @Test
  void requestForAJobThatIsNotThereIsFoundAndRemoved() {
    var row = request(Ids.next().toString(), true);
    assertFound("outbox-without-job", row);
    assertThat(states("outbox-parked")).isNotEmpty();
    repair("outbox-without-job");

    assertThat(jdbc.queryForObject("select count(*) from api.outbox where id = ?", Long.class, row))
        .isZero();
    assertThat(told("outbox-without-job", row)).last().asString().startsWith("REPAIRED by ");
  }

  @Test
  void parkedRequestIsFoundAndSentAgain() {
    var parked = request(job("PENDING", null).toString(), true);
    assertFound("outbox-parked", parked);
    repair("outbox-parked");

    assertThat(told("outbox-parked", parked)).last().asString().startsWith("REPAIRED by ");
  }

  @Test
  void requestThatNobodySendsIsSuspectedUntilSomebodyDoes() {
    var job = job("PENDING", null);
    jdbc.update(
        "update api.lease set holder = 'nobody', expires_at = now() + interval '1 h' where name like 'outbox%'");
    await()
        .untilAsserted(() -> {
          request(job.toString(), false);
          look();
          assertThat(states("outbox-stuck")).containsExactly("SUSPECTED");
        });
    jdbc.update("update api.lease set expires_at = now() where name like 'outbox%'");
    await()
        .untilAsserted(() -> {
          look();
          assertThat(states("outbox-stuck")).isEmpty();
        });
  }

  @Test
  void answerThatNamesNoJobIsFoundWithoutItsKeyAndRemoved() {
    jdbc.update(
        """
        insert into api.idempotency (day, tenant_id, key, request_hash, status, body, created_at)
        values (((clock_timestamp() - interval '2 min') at time zone 'UTC')::date, ?, 'jane@example.com', '\\x00', 202,
          '{"job_ids":["%s"]}', clock_timestamp() - interval '2 min')
        """
            .formatted(Ids.next()),
        tenant);
    rewind("idempotency-without-job", "2000-01-01 00:00:00+00");
    look();
    var rows = operator.get(HOME + "/findings?kind=idempotency-without-job");
    assertThat(rows.text("/data/0/subject")).startsWith(tenant + "/").hasSize(36 + 1 + 64);
    assertThat(rows.json().toString()).doesNotContain("jane");
    repair("idempotency-without-job");

    assertThat(
            jdbc.queryForObject(
                "select count(*) from api.idempotency where tenant_id = ?", Long.class, tenant))
        .isZero();
  }

  @Test
  void findingsOfTheWorkerAreOrderedFromIt() throws SQLException {
    asWorker(
        """
        insert into worker.audit_finding (kind, subject, state, detail, repair, began_at)
        values ('item-without-job', '%s', 'OPEN', 'item is READY', 'ended CANCELED', now())
        """,
        entity);
    var order = repair("item-without-job");

    var sent =
        Commands.await(
            installation, decoder, RepairOrdered.class, it -> it.getOrderId().equals(order));
    assertThat(sent.getSubjects()).containsExactly(entity.toString());
    assertThat(sent.getAction()).isEqualTo("repair");
    assertThat(operator.get(HOME + "/findings").json().at("/sides").valueStream())
        .anyMatch(it -> it.at("/side").asString().equals("worker") && it.at("/open").asInt() == 1);
    asWorker("delete from worker.audit_finding where subject = '%s'", entity);
  }

  @Test
  void nonsenseIsAProblemAndOthersSeeNothing() {
    assertThat(operator.get(HOME + "/findings?state=x").status()).isEqualTo(422);
    assertThat(operator.get(HOME + "/findings?limit=0").status()).isEqualTo(422);
    assertThat(operator.post(HOME + "/repairs", "{\"action\":\"burn\"}").status()).isEqualTo(422);
    assertThat(operator.post(HOME + "/repairs", "{\"action\":\"accept\"}").status()).isEqualTo(422);
    var reader = Client.withKey(port, ApiOnRealServers.API_KEY);
    assertThat(reader.get(HOME + "/findings").status()).isEqualTo(403);
    assertThat(reader.get(HOME + "/events").status()).isEqualTo(403);
    assertThat(reader.post(HOME + "/repairs", "{}").status()).isEqualTo(403);
  }

  private void assertFound(String kind, Object subject) {
    look();
    look();
    assertThat(state(kind, subject)).isEqualTo("OPEN");
    assertThat(told(kind, subject)).containsExactly("FOUND by self-audit");
    assertThat(violations(kind)).isPositive();
  }

  /**
   * Every question is asked of what is there now, by whomever: the update waits for one that is
   * under way, and an answer is committed with its findings.
   */
  private void look() {
    jdbc.update("update api.audit_progress set checked_at = '-infinity'");
    await()
        .until(() -> {
          audit.look();
          return asked() == ApiQuestions.ALL.size();
        });
    audit.refresh();
  }

  private int asked() {
    var count =
        jdbc.queryForObject(
            "select count(*) from api.audit_progress where checked_at > '-infinity'",
            Integer.class);
    return count == null ? 0 : count;
  }

  /** What is planted may be older than where the audit has come to. */
  private void rewind(String kind, String watermark) {
    jdbc.update("update api.audit_progress set watermark = ? where kind = ?", watermark, kind);
  }

  private UUID repair(String kind) {
    var wish = "{\"kind\":\"%s\"".formatted(kind);
    var token = operator.post(HOME + "/repairs", wish + "}").text("/token");
    var answer =
        operator.post(
            HOME + "/repairs", wish + ",\"apply\":true,\"token\":\"%s\"}".formatted(token));
    assertThat(answer.status()).isEqualTo(202);
    return UUID.fromString(answer.text("/order_id"));
  }

  private void graceIsOver(UUID subject) {
    jdbc.update(
        "update api.audit_finding set seen_since = seen_since - interval '21 min' where subject = ?",
        subject.toString());
  }

  private String state(String kind, Object subject) {
    return String.join(
        "",
        jdbc.queryForList(
            "select state from api.audit_finding where kind = ? and subject = ?",
            String.class,
            kind,
            subject.toString()));
  }

  private List<@Nullable String> states(String kind) {
    return jdbc.queryForList(
        "select state from api.audit_finding where kind = ?", String.class, kind);
  }

  private List<@Nullable String> told(String kind, Object subject) {
    return jdbc.queryForList(
        "select what || ' by ' || who from api.audit_event where kind = ? and subject = ? order by id",
        String.class,
        kind,
        subject.toString());
  }

  private double violations(String kind) {
    return meters.get("moviemind.invariant.violations").tag("kind", kind).gauge().value();
  }

  private String status(UUID job) {
    return String.valueOf(
        jdbc.queryForObject("select status from api.job where id = ?", String.class, job));
  }

  /** Accepted yesterday. */
  private UUID job(String status, @Nullable UUID text) {
    var job = Ids.next();
    jdbc.update(
        """
        insert into api.job (id, tenant_id, entity_type, entity_id, slug, requested_slug, locale, context_tag, lane,
          status, text_id, created_at, published_at, settled_at)
        values (?, ?, 'MOVIE', ?, 'a-film', 'a-film', 'en-US', 'modern', 'batch', ?, ?, now() - interval '1 day',
          now() - interval '1 day', case when ? = 'DONE' then now() end)
        """,
        job,
        tenant,
        entity,
        status,
        text,
        status);
    return job;
  }

  private void text(UUID text) throws SQLException {
    asWorker(
        """
        insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version, text, model,
          prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens, cached_input_tokens,
          output_tokens, cost_micros, attempts, checks, provider_ms)
        values ('%s', uuidv7(), 'MOVIE', '\
        """
            + entity
            + "', 'en-US', 'modern', 1, 'A text.', 'm', 'movie/1', 'p', 'f', 1, '{title}', 1, 0, 1, 1, 1, '{}', 1)",
        text);
  }

  /** Appends an event and waits for its number. */
  private long logged(UUID job, String type, @Nullable UUID text) {
    var event = append(job, type, text);
    await()
        .until(() ->
            !jdbc.queryForList("select seq from api.event_log where event_id = ?", event)
                .isEmpty());
    var seq =
        jdbc.queryForObject("select seq from api.event_log where event_id = ?", Long.class, event);
    return seq == null ? 0 : seq;
  }

  private UUID append(UUID job, String type, @Nullable UUID text) {
    var event = Ids.next();
    jdbc.update(
        """
        insert into api.event_unnumbered (event_id, tenant_id, job_id, type, data, occurred_at)
        values (?, ?, ?, ?, ?::jsonb, now())
        """,
        event,
        tenant,
        job,
        type,
        text == null ? "{}" : "{\"text_id\":\"%s\"}".formatted(text));
    return event;
  }

  private long request(String key, boolean parked) {
    var id =
        jdbc.queryForObject(
            """
            insert into api.outbox (topic, key, event_id, event_type, schema_version, body, created_at, parked_at)
            values (?, ?, gen_random_uuid(), 'com.moviemind.events.GenerationRequested', 2, '',
              now() - interval '2 min', case when ? then now() end) returning id
            """,
            Long.class,
            installation.topics().requested("batch"),
            key,
            parked);
    return id == null ? 0 : id;
  }

  private void asWorker(String statement, UUID value) throws SQLException {
    try (var connection = installation.connect("worker");
        var it = connection.createStatement()) {
      it.execute(statement.formatted(value));
    }
  }
}
