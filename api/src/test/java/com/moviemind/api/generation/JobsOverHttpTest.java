package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import com.moviemind.api.follow.World;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@ApiOnRealServers
@Import(World.class)
@Timeout(120)
class JobsOverHttpTest {

  private static final String JOBS = "/api/v1/jobs";

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired JobFold fold;
  @Autowired JobCache copies;
  @Autowired JobPurge purge;
  @Autowired JdbcTemplate jdbc;
  @Autowired TestInstallation installation;

  private Tenant tenant = new Tenant(Ids.next(), Ids.next(), "");
  private Client client = new Client(0);
  private Client stranger = client;

  @BeforeEach
  void open() {
    tenant = world.tenant(port);
    client = Client.withKey(port, tenant.key());
    stranger = Client.withKey(port, world.tenant(port).key());
  }

  @Test
  void tagChangesWithTheStateAndAnUnchangedStateIsNotSentAgain() {
    var path = JOBS + "/" + world.job(tenant);
    var id = UUID.fromString(path.substring(JOBS.length() + 1));
    var pending = client.get(path);
    assertThat(unchanged(client, path, pending).status()).isEqualTo(304);
    assertThat(unchanged(client, path, pending).header("Retry-After"))
        .as("no worker is there")
        .isEqualTo("5");
    fold.handle(List.of(Said.started(id)));
    var running = unchanged(client, path, pending);
    assertThat(running.status()).isEqualTo(200);
    fold.handle(List.of(Said.completed(id, Ids.next())));
    var done = unchanged(client, path, running);
    assertThat(done.text("/status")).isEqualTo("DONE");
    assertThat(done.header("Retry-After")).isEmpty();
    assertThat(unchanged(client, path, done).status()).isEqualTo(304);
    assertThat(unchanged(client, path, done).http().body()).isEmpty();
  }

  /** With a copy of the job in Redis, and with the row alone. */
  @Test
  void anotherTenantNeverHearsThatAJobIsUnchanged() {
    var waiting = JOBS + "/" + world.job(tenant);
    var pending = client.get(waiting);
    assertThat(unchanged(stranger, waiting, pending).status()).isEqualTo(404);
    // while Redis is slow to answer, no copy is kept
    var id = await("a copy in Redis").until(this::done, it -> copies.find(tenant.id(), it) != null);
    var path = JOBS + "/" + id;
    var done = client.get(path);
    assertThat(unchanged(client, path, done).status()).isEqualTo(304);
    var refused = unchanged(stranger, path, done);
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text("/status")).isEqualTo("UNKNOWN");
    assertThat(stranger.get(path, "If-None-Match", "*").status()).isEqualTo(404);
    assertThat(stranger.get(path, "Prefer", "wait=5").status()).isEqualTo(404);
    assertThat(stranger.get(path + "?expand=result").status()).isEqualTo(404);
  }

  @Test
  void expandedJobCarriesItsTextWithPassport() throws SQLException {
    var id = world.job(tenant);
    var text = text();
    fold.handle(List.of(Said.completed(id, text)));
    var path = JOBS + "/" + id;
    var plain = client.get(path);
    assertThat(plain.json().has("result")).isFalse();
    var full = client.get(path + "?expand=result", "If-None-Match", plain.header("ETag"));
    assertThat(full.status()).as("another representation has another tag").isEqualTo(200);
    assertThat(full.text("/result/id")).isEqualTo(text.toString());
    assertThat(full.text("/result/text")).isEqualTo("A text.");
    assertThat(full.text("/result/passport/prompt_hash")).isEqualTo("h");
    assertThat(client.get(path + "?expand=everything").status()).isEqualTo(422);
    var listed = client.get(JOBS + "?expand=result&status=DONE");
    assertThat(listed.text("/data/0/result/text")).isEqualTo("A text.");
  }

  @Test
  void listShowsTheTenantsOwnJobsNewestFirstPageByPage() {
    var entity = Ids.next();
    var ids = new ArrayList<String>();
    for (int n = 0; n < 25; n++) {
      ids.add(world.job(tenant, n == 7 ? entity : Ids.next()).toString());
    }
    ids.sort(Comparator.reverseOrder());
    world.finish(tenant, UUID.fromString(ids.getFirst()));
    assertThat(stranger.get(JOBS).json().at("/data")).isEmpty();
    var listed = new ArrayList<String>();
    var next = JOBS + "?per_page=10&since=2020-01-01T00:00:00%2B01:00";
    while (next != null) {
      var page = client.get(next);
      listed.addAll(ids(page));
      next = link(page.header("Link"), "next");
    }
    assertThat(listed).containsExactlyElementsOf(ids);
    assertThat(ids(client.get(JOBS + "?status=done"))).containsExactly(ids.getFirst());
    assertThat(ids(client.get(JOBS + "?status=PENDING,IN_PROGRESS&per_page=100"))).hasSize(24);
    assertThat(ids(client.get(JOBS + "?status=FAILED,CANCELED"))).isEmpty();
    assertThat(ids(client.get(JOBS + "?entity=" + entity))).hasSize(1);
    assertThat(ids(client.get(JOBS + "?entity=MOVIE&per_page=100"))).hasSize(25);
    assertThat(ids(client.get(JOBS + "?entity=PERSON"))).isEmpty();
    assertThat(ids(client.get(JOBS + "?entity=nobodys-slug"))).isEmpty();
    assertThat(ids(client.get(JOBS + "?since=2999-01-01T00:00:00Z"))).isEmpty();
    for (var wrong : List.of("status=OPEN", "entity=A%20b", "since=today", "cursor=x")) {
      assertThat(client.get(JOBS + "?" + wrong).status()).as(wrong).isEqualTo(422);
    }
  }

  @Test
  void listSaysFromWhereToFollow() {
    world.say(tenant, null, "test.said");
    var said =
        await()
            .until(() -> client.get("/api/v1/events").text("/data/0/cursor"), it -> !it.isEmpty());
    var cursor =
        await("what was said is seen here too")
            .until(
                () -> client.get(JOBS).text("/events_cursor"),
                it -> Long.parseLong(it) >= Long.parseLong(said));
    var job = world.job(tenant);
    world.finish(tenant, job);
    await()
        .untilAsserted(() ->
            assertThat(client.get("/api/v1/events?after=" + cursor).json().at("/data"))
                .singleElement()
                .satisfies(
                    it -> assertThat(it.at("/job_id").asString()).isEqualTo(job.toString())));
    assertThat(client.get(JOBS + "/" + job).header("Event-Cursor")).isNotEmpty();
  }

  @Test
  void retentionIsTheTenantsAndAnExpiredJobIsGone() {
    var tenants = "/api/v1/admin/tenants/" + tenant.id();
    var changed =
        Client.withKey(port, ApiOnRealServers.ADMIN_KEY)
            .send(
                "PATCH",
                tenants,
                BodyPublishers.ofString("{\"job_retention_days\": 3}"),
                "Content-Type",
                "application/json");
    assertThat(changed.json().at("/job_retention_days").asInt()).isEqualTo(3);
    assertThat(changed.text("/plan")).isEqualTo("unlimited");
    var fresh = world.job(tenant);
    var old = world.job(tenant);
    world.finish(tenant, fresh);
    world.finish(tenant, old);
    jdbc.update("update api.job set settled_at = settled_at - interval '4 days' where id = ?", old);
    var shown = client.get(JOBS + "/" + fresh);
    var expires = Instant.parse(shown.text("/expires_at"));
    assertThat(Duration.between(Instant.parse(shown.text("/settled_at")), expires))
        .isEqualTo(Duration.ofDays(3));
    assertThat(client.get(JOBS + "/" + old).status()).isEqualTo(404);
    assertThat(ids(client.get(JOBS))).containsExactly(fresh.toString());
  }

  @Test
  void purgeDeletesWhatHasExpiredAndWasMadeBeforeThisMonth() {
    var expired = world.job(tenant);
    var live = world.job(tenant);
    var recent = world.job(tenant);
    world.finish(tenant, expired);
    world.finish(tenant, recent);
    var old =
        new UUID(Instant.parse("2020-01-01T00:00:00Z").toEpochMilli() << 16 | 0x7000L, 1L << 63);
    var older =
        new UUID(old.getMostSignificantBits() - (1L << 16), Ids.next().getLeastSignificantBits());
    old = new UUID(old.getMostSignificantBits(), Ids.next().getLeastSignificantBits());
    jdbc.update("update api.job set id = ?, settled_at = '2020-01-02Z' where id = ?", old, expired);
    jdbc.update("update api.job set id = ? where id = ?", older, live);
    jdbc.update("update api.job set settled_at = '2020-01-02Z' where id = ?", recent);
    purge.purge();
    assertThat(
            jdbc.queryForList(
                "select id from api.job where tenant_id = ?", UUID.class, tenant.id()))
        .as("a live one stays, and one that this month's count still needs")
        .containsExactlyInAnyOrder(older, recent);
  }

  @Test
  void whoPrefersToWaitIsAnsweredWhenTheJobEnds() throws Exception {
    var id = world.job(tenant);
    var path = JOBS + "/" + id;
    var short1 = client.get(path, "Prefer", "wait=1");
    assertThat(short1.text("/status")).isEqualTo("PENDING");
    assertThat(short1.header("Preference-Applied")).isEqualTo("wait=1");
    var waiting =
        CompletableFuture.supplyAsync(() -> client.get(path, "Prefer", "respond-async, wait=99"));
    fold.handle(List.of(Said.started(id)));
    fold.handle(List.of(Said.completed(id, Ids.next())));
    var answer = waiting.get(20, TimeUnit.SECONDS);
    assertThat(answer.text("/status")).isEqualTo("DONE");
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=60");
  }

  @Test
  void estimateOfTheWorkerBecomesRetryAfter() throws SQLException {
    var id = world.job(tenant);
    var path = JOBS + "/" + id;
    var before = client.get(path);
    waits(id, 40);
    var later = client.get(path);
    assertThat(Integer.parseInt(later.header("Retry-After"))).isBetween(35, 42);
    assertThat(later.header("ETag")).as("not over estimates").isEqualTo(before.header("ETag"));
  }

  private UUID done() {
    var id = world.job(tenant);
    fold.handle(List.of(Said.completed(id, Ids.next())));
    return id;
  }

  private static Answer unchanged(Client client, String path, Answer before) {
    return client.get(path, "If-None-Match", before.header("ETag"));
  }

  private static List<String> ids(Answer page) {
    return page.json().at("/data").valueStream().map(it -> it.at("/job_id").asString()).toList();
  }

  private static @org.jspecify.annotations.Nullable String link(String header, String relation) {
    for (var link : header.split(", ", -1)) {
      if (link.endsWith("; rel=\"" + relation + "\"")) {
        return link.substring(1, link.indexOf('>'));
      }
    }
    return null;
  }

  private void waits(UUID job, int seconds) throws SQLException {
    var item = Ids.next();
    execute(
        """
        insert into worker.work_item (id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts,
          facts_version, ready_at)
        values ('%s', 'MOVIE', '%s', 'en-US', 'DEFAULT', 'interactive', '%s', 'a-film', '{}', 1,
          clock_timestamp() + interval '%d seconds')
        """
            .formatted(item, Ids.next(), tenant.id(), seconds));
    execute(
        """
        insert into worker.work_item_job (job_id, item_id, tenant_id, lane, charged, requested_at)
        values ('%s', '%s', '%s', 'interactive', true, clock_timestamp())
        """
            .formatted(job, item, tenant.id()));
  }

  private UUID text() throws SQLException {
    var id = Ids.next();
    execute(
        """
        insert into content.text (id, work_item_id, entity_type, entity_id, locale, context_tag, version,
          text, model, prompt_version, prompt_hash, facts_hash, facts_version, facts_used, input_tokens,
          cached_input_tokens, output_tokens, cost_micros, attempts, checks, provider_ms)
        values ('%s', '%s', 'MOVIE', '%s', 'en-US', 'DEFAULT', 1, 'A text.', 'stand-in', 'movie/1', 'h', 'h', 1,
          '{title}', 10, 0, 20, 30, 1, '{length}', 5)
        """
            .formatted(id, Ids.next(), Ids.next()));
    return id;
  }

  private void execute(String sql) throws SQLException {
    try (var connection = installation.connect("worker");
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isEqualTo(1);
    }
  }
}
