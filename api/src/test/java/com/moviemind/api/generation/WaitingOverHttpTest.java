package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.follow.World;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Why a job waits, as its tenant reads it. */
@ApiOnRealServers
@Import(World.class)
@Timeout(120)
class WaitingOverHttpTest {

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired TestInstallation installation;

  private Tenant tenant = new Tenant(Ids.next(), Ids.next(), "");
  private Client client = new Client(0);

  @BeforeEach
  void open() {
    tenant = world.tenant(port);
    client = Client.withKey(port, tenant.key());
  }

  /** The worker is known for another second, in the tests of others too. */
  @AfterEach
  void forget() throws SQLException {
    for (var table :
        List.of(
            "work_item",
            "work_item_job",
            "waiting_tenant",
            "instance",
            "model_state",
            "budget_hold")) {
      execute("delete from worker." + table);
    }
    reads(world.job(tenant), "WORKER_AWAY");
  }

  private void reads(UUID job, String reason) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(client.get("/api/v1/jobs/" + job).text("/waiting/reason"))
                .isEqualTo(reason));
  }

  @Test
  void aJobSaysWhatItWaitsForAndTheTagStaysTheSame() throws SQLException {
    var job = world.job(tenant);
    var path = "/api/v1/jobs/" + job;
    reads(job, "WORKER_AWAY");
    var away = client.get(path);
    assertThat(away.json().has("expected_finish")).isFalse();

    busyWorker(1);
    reads(job, "NOT_TAKEN_IN");

    waiting(400);
    takeIn(job);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> {
          var behind = client.get(path);
          assertThat(behind.text("/waiting/reason")).isEqualTo("QUEUE");
          assertThat(behind.json().at("/waiting/position").asInt()).isBetween(390, 401);
          assertThat(behind.json().at("/waiting/expected_start/p50_seconds").asDouble())
              .isBetween(25.0, 50.0);
        });
    var behind = client.get(path);
    assertThat(behind.text("/waiting/expected_start/p50"))
        .isLessThan(behind.text("/waiting/expected_start/p95"))
        .isLessThan(behind.text("/expected_finish/p50"));
    assertThat(Integer.parseInt(behind.header("Retry-After"))).isBetween(25, 60);
    assertThat(behind.header("ETag")).isEqualTo(away.header("ETag"));

    execute(
        """
        insert into worker.budget_hold (owner, period, starts, cap_micros, need_micros, until)
        values ('%s', 'day', current_date, 1, 2, clock_timestamp() + interval '100 s')
        """
            .formatted(tenant.id()));
    var held = client.get(path);
    assertThat(held.text("/waiting/reason")).isEqualTo("BUDGET");
    assertThat(held.text("/waiting/message")).contains("tenant, day");
    assertThat(Integer.parseInt(held.header("Retry-After"))).isBetween(95, 160);

    execute("update worker.work_item set state = 'RUNNING', lease_until = clock_timestamp()");
    var running = client.get(path);
    assertThat(running.json().has("waiting")).isFalse();
    assertThat(running.json().at("/expected_finish/p50_seconds").asDouble()).isBetween(0.5, 2.0);
  }

  /** Those that no worker has taken in yet are before it as well, and each is counted once. */
  @Test
  void aJobOnItsWayIsBehindThoseAcceptedBeforeIt() throws SQLException {
    busyWorker(1_000);
    waiting(40);
    for (int n = 0; n < 10; n++) {
      takeIn(world.job(tenant));
    }
    for (int n = 0; n < 20; n++) {
      world.job(tenant);
    }
    nextMillisecond();
    var path = "/api/v1/jobs/" + world.job(tenant);
    nextMillisecond();
    world.job(tenant);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(client.get(path).json().at("/waiting/position").asInt())
                .as("position")
                .isEqualTo(71));
  }

  /** In a storm of rejections some retry is always due in a second. */
  @Test
  void aRetryThatIsDueLaterStandsBeforeNobody() throws SQLException {
    busyWorker(1_000);
    waiting(45);
    execute(
        """
        update worker.work_item set ready_at = clock_timestamp() + interval '1 minute'
        where id in (select id from worker.work_item where tenant_id = '%s' order by ready_at limit 5)
        """
            .formatted(tenant.id()));
    var first = world.job(tenant);
    takeIn(first);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(position(first)).isEqualTo(41));
    for (int n = 0; n < 29; n++) {
      takeIn(world.job(tenant));
    }
    var last = world.job(tenant);
    takeIn(last);
    // what joined a queue is read again only some time later
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(position(last)).isEqualTo(71));
    var onItsWay = world.job(tenant);
    assertThat(position(onItsWay)).isEqualTo(72);
  }

  /** Nobody knows how long an outage lasts; it may well be as long again, or much longer. */
  @Test
  void anOutageIsForetoldFromHowLongItHasLasted() throws SQLException {
    busyWorker(1);
    execute(
        """
        insert into worker.model_state (instance, model, rank, breaker, held_until, concurrency, requests_per_minute,
          tokens_per_minute, tokens_per_call, broken_since)
        values ('w', 'm', 0, 'open', clock_timestamp() + interval '30 s', 10, 0, 0, 1000,
          clock_timestamp() - interval '33 s')
        """);
    var job = world.job(tenant);
    takeIn(job);
    reads(job, "BREAKER_OPEN");
    var start = client.get("/api/v1/jobs/" + job).json().at("/waiting/expected_start");
    assertThat(start.get("p50_seconds").asDouble()).as("the next trial").isBetween(15.0, 40.0);
    assertThat(start.get("p95_seconds").asDouble()).isBetween(200.0, 2_000.0);
  }

  private int position(UUID job) {
    return client.get("/api/v1/jobs/" + job).json().at("/waiting/position").asInt();
  }

  /** Ids made within one are in no order. */
  private static void nextMillisecond() {
    for (var now = System.currentTimeMillis(); System.currentTimeMillis() == now; ) {
      Thread.onSpinWait();
    }
  }

  private void busyWorker(int callSeconds) throws SQLException {
    execute(
        """
        insert into worker.instance (name, slots, running, running_batch, interactive_starts, interactive_seconds,
          batch_starts, batch_seconds, start_rate, interactive_rate, call_p50_ms, call_p95_ms, intake_p50_ms,
          intake_p95_ms, claim_p50_ms, claim_p95_ms, seen_at)
        values ('w', 10, 10, 0, 0, 0, 0, 0, 0, 0, %d, 2000, 50, 100, 5, 20, clock_timestamp() + interval '1 minute')
        """
            .formatted(callSeconds * 1_000));
  }

  private void waiting(int items) throws SQLException {
    execute(
        """
        insert into worker.work_item (id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts,
          facts_version, ready_at)
        select gen_random_uuid(), 'MOVIE', gen_random_uuid(), 'en-US', 'DEFAULT', 'interactive', '%s', 'a-film', '{}', 1,
          clock_timestamp() - interval '1 minute' + n * interval '1 millisecond'
        from generate_series(1, %d) n
        """
            .formatted(tenant.id(), items));
    execute(
        "insert into worker.waiting_tenant (lane, tenant_id) values ('interactive', '%s')"
            .formatted(tenant.id()));
  }

  private void takeIn(UUID job) throws SQLException {
    var item = Ids.next();
    execute(
        """
        insert into worker.work_item (id, entity_type, entity_id, locale, context_tag, lane, tenant_id, slug, facts,
          facts_version)
        values ('%s', 'MOVIE', '%s', 'en-US', 'DEFAULT', 'interactive', '%s', 'a-film', '{}', 1)
        """
            .formatted(item, Ids.next(), tenant.id()));
    execute(
        """
        insert into worker.work_item_job (job_id, item_id, tenant_id, lane, charged, requested_at)
        values ('%s', '%s', '%s', 'interactive', true, clock_timestamp())
        """
            .formatted(job, item, tenant.id()));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = installation.connect("worker");
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
