package com.moviemind.api.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import com.moviemind.api.Commands;
import com.moviemind.events.QuarantineOrdered;
import com.moviemind.messaging.avro.EventDecoder;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@ApiOnRealServers
class QuarantineOverHttpTest {

  private static final String HOME = "/api/v1/admin/quarantine";

  @LocalServerPort int port;
  @Autowired TestInstallation installation;
  @Autowired EventDecoder decoder;
  @Autowired JdbcTemplate jdbc;

  private final UUID tenant = Ids.next();
  private final UUID entity = Ids.next();
  private Client operator = new Client(0);

  @BeforeEach
  void openATenant() {
    operator = Client.withKey(port, ApiOnRealServers.ADMIN_KEY);
    jdbc.update("insert into api.tenant (id, name) values (?, ?)", tenant, tenant.toString());
  }

  @Test
  void entriesAreListedPageByPageEachOnce() throws SQLException {
    for (var n = 0; n < 5; n++) {
      failed("REFUSAL", "style" + n);
    }
    failed("TRUNCATED", "modern");
    var seen = new HashSet<String>();
    var next = HOME + "?limit=2&cause=REFUSAL&entity=" + entity;
    while (!next.isEmpty()) {
      var page = operator.get(next);
      assertThat(page.status()).isEqualTo(200);
      page.json().at("/data").valueStream().forEach(it -> seen.add(it.at("/id").asString()));
      var link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(seen).hasSize(5);
    assertThat(operator.get(HOME + "?tenant=" + tenant).json().at("/data").size()).isEqualTo(6);
    assertThat(operator.get(HOME + "?tenant=" + Ids.next()).json().at("/data").size()).isZero();
    assertThat(
            operator
                .get(HOME + "?since=2100-01-01T00:00:00Z&tenant=" + tenant)
                .json()
                .at("/data")
                .size())
        .isZero();
  }

  @Test
  void entryIsShownWithItsFactsAndItsHistory() throws SQLException {
    var id = failed("REFUSAL", "modern");
    asWorker(
        "insert into worker.quarantine_order (day, id, quarantine_id, action, outcome, ordered_by, ordered_at)"
            + " values (current_date, uuidv7(), '%s', 'edit', 'DONE', 'somebody', now())",
        id);
    var shown = operator.get(HOME + "/" + id);

    assertThat(shown.text("/facts")).isEqualTo("{\"title\":\"A film\"}");
    assertThat(shown.text("/entry/cause")).isEqualTo("REFUSAL");
    assertThat(shown.text("/history/0/ordered_by")).isEqualTo("somebody");
  }

  @Test
  void replayMakesANewJobThatNamesTheFailedOneAndTellsTheWorker() throws SQLException {
    var id = failed("REFUSAL", "modern");
    var answer = operator.post(HOME + "/" + id + "/replay", "");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo(HOME + "/" + id);
    var order = orderOf(answer);
    assertThat(order.getAction()).isEqualTo("replay");
    assertThat(order.getRevision()).isEqualTo(1);
    var job = order.getJobs().getFirst();
    assertThat(job.getJobId()).hasToString(answer.text("/job_ids/0"));
    assertThat(
            jdbc.queryForMap(
                "select status, retry_of, tenant_id from api.job where id = ?", job.getJobId()))
        .containsEntry("status", "PENDING")
        .containsEntry("retry_of", job.getRetryOf())
        .containsEntry("tenant_id", tenant);
  }

  @Test
  void replayAskedTwiceMakesOneJob() throws SQLException {
    var id = failed("REFUSAL", "modern");
    operator.post(HOME + "/" + id + "/replay", "");
    var again = operator.post(HOME + "/" + id + "/replay", "");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/type")).endsWith("nothing-to-replay");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from api.job where tenant_id = ? and status = 'PENDING'",
                Long.class,
                tenant))
        .isEqualTo(1);
  }

  @Test
  void editNamesTheRevisionItSaw() throws SQLException {
    var id = failed("REFUSAL", "modern");
    var stale = operator.post(HOME + "/" + id + "/edit", "{\"revision\":7,\"locale\":\"pl-PL\"}");
    var good =
        operator.post(HOME + "/" + id + "/edit", "{\"revision\":1,\"facts\":{\"title\":\"Ż\"}}");

    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.json().at("/revision").asInt()).isEqualTo(1);
    assertThat(good.status()).isEqualTo(202);
    assertThat(orderOf(good).getFacts()).isEqualTo("{\"title\":\"Ż\"}");
    assertThat(operator.post(HOME + "/" + id + "/edit", "{\"revision\":1}").status())
        .isEqualTo(422);
    assertThat(operator.post(HOME + "/" + id + "/edit", "{\"revision\":1,\"facts\":[]}").status())
        .isEqualTo(422);
  }

  @Test
  void orderByFilterSaysHowManyItMeans() throws SQLException {
    failed("REFUSAL", "modern");
    failed("REFUSAL", "critical");
    failed("EMPTY", "humorous");
    var filter = "{\"cause\":\"REFUSAL\",\"tenant\":\"%s\"}".formatted(tenant);
    var count = operator.get(HOME + "/count?cause=REFUSAL&tenant=" + tenant);
    assertThat(count.json().at("/count").asInt()).isEqualTo(2);

    var wrong =
        operator.post(HOME + "/replay", "{\"filter\":%s,\"expected_count\":3}".formatted(filter));
    assertThat(wrong.status()).isEqualTo(409);
    assertThat(wrong.json().at("/count").asInt()).isEqualTo(2);
    var right =
        operator.post(HOME + "/replay", "{\"filter\":%s,\"expected_count\":2}".formatted(filter));
    assertThat(right.status()).isEqualTo(202);
    assertThat(right.json().at("/ordered").asInt()).isEqualTo(2);
    assertThat(right.json().at("/jobs").asInt()).isEqualTo(2);
    var discarded =
        operator.post(
            HOME + "/discard",
            "{\"filter\":{\"cause\":\"EMPTY\",\"tenant\":\"%s\"},\"expected_count\":1}"
                .formatted(tenant));
    assertThat(discarded.status()).isEqualTo(202);
  }

  @Test
  void decidedEntryIsNotDecidedAgain() throws SQLException {
    var id = failed("REFUSAL", "modern");
    asWorker("update worker.quarantine set state = 'DISCARDED' where id = '%s'", id);
    var answer = operator.post(HOME + "/" + id + "/replay", "");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("/state")).isEqualTo("DISCARDED");
    assertThat(operator.get(HOME + "/" + Ids.next()).text("/type"))
        .endsWith("quarantine-entry-not-found");
  }

  @Test
  void nonsenseIsAProblemAndOthersSeeNothing() {
    assertThat(operator.get(HOME + "?cursor=x").status()).isEqualTo(422);
    assertThat(operator.get(HOME + "?limit=0").status()).isEqualTo(422);
    assertThat(operator.get(HOME + "?state=LOST").status()).isEqualTo(422);
    var reader = Client.withKey(port, ApiOnRealServers.API_KEY);
    assertThat(reader.get(HOME).status()).isEqualTo(403);
    assertThat(reader.post(HOME + "/discard", "{}").status()).isEqualTo(403);
  }

  /** A job that failed, and its entry. */
  private UUID failed(String cause, String style) throws SQLException {
    var job = Ids.next();
    var id = Ids.next();
    jdbc.update(
        """
        insert into api.job (id, tenant_id, entity_type, entity_id, slug, requested_slug, locale, context_tag,
          lane, status, failure_type, settled_at)
        values (?, ?, 'MOVIE', ?, 'a-film', 'a-film', 'en-US', ?, 'batch', 'FAILED', 'AI_API_ERROR', now())
        """,
        job,
        tenant,
        entity,
        style);
    asWorker(
        """
        insert into worker.quarantine (id, cause, message, entity_type, entity_id, slug, locale, context_tag,
          lane, tenant_id, facts, facts_version, attempts, spent_micros, job_ids, tenant_ids)
        values ('%s', '\
        """
            + cause
            + "', 'No.', 'MOVIE', '"
            + entity
            + "', 'a-film', 'en-US', '"
            + style
            + "', 'batch', '"
            + tenant
            + "', '{\"title\":\"A film\"}', 1, 1, 5, array['"
            + job
            + "'::uuid], array['"
            + tenant
            + "'::uuid])",
        id);
    return id;
  }

  private QuarantineOrdered orderOf(Answer answer) {
    return Commands.await(
        installation,
        decoder,
        QuarantineOrdered.class,
        it -> it.getOrderId().toString().equals(answer.text("/order_id")));
  }

  private void asWorker(String statement, UUID value) throws SQLException {
    try (var connection = installation.connect("worker");
        var it = connection.createStatement()) {
      it.execute(statement.formatted(value));
    }
  }
}
