package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.Client.Answer;
import com.moviemind.api.follow.World;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.schemas.Ids;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
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

/** How long a client waits for what it asks: for its start, and for its end. */
@ApiOnRealServers
@Import(World.class)
@Timeout(120)
class TermsOfARequestTest {

  private static final String IMPORTS = "/api/v1/admin/catalogue/imports";

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired JobFold fold;
  @Autowired JdbcTemplate jdbc;

  private Tenant tenant = new Tenant(Ids.next(), Ids.next(), "");
  private Client client = new Client(0);

  @BeforeEach
  void open() {
    tenant = world.tenant(port);
    client = Client.withKey(port, tenant.key());
    Client.withKey(port, ApiOnRealServers.ADMIN_KEY)
        .send(
            "POST",
            IMPORTS,
            BodyPublishers.ofString("{\"title\":\"Terms of a Request\",\"year\":1987}"),
            "Content-Type",
            "application/x-ndjson");
  }

  @Test
  void aStartByThatHasPassedIsNamedAndNothingIsAccepted() {
    var answer = generate(",\"start_by\":\"2020-01-01T00:00:00Z\"");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/violations/0/pointer")).isEqualTo("/start_by");
    assertThat(jobs()).isEmpty();
  }

  @Test
  void aStartByToComeIsKeptWithTheJob() {
    var startBy = Instant.now().plus(Duration.ofHours(1)).toString();
    assertThat(generate(",\"start_by\":\"" + startBy + "\"").status()).isEqualTo(202);
    assertThat(
            jdbc.queryForObject(
                "select start_by = ?::timestamptz from api.job where tenant_id = ?",
                Boolean.class,
                startBy,
                tenant.id()))
        .isTrue();
  }

  @Test
  void whoPrefersToWaitAndWaitsInVainHearsWhatWasAccepted() {
    var answer = generate("", "Prefer", "wait=1");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("/status")).isEqualTo("PENDING");
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
  }

  @Test
  void whoPrefersToWaitHearsTheEnd() throws Exception {
    var waiting =
        CompletableFuture.supplyAsync(
            () -> generate("", "Prefer", "wait=30", "Idempotency-Key", "once"));
    await().until(() -> !jobs().isEmpty());
    var job = jobs().getFirst();
    fold.handle(List.of(Said.started(job)));
    fold.handle(List.of(Said.completed(job, Ids.next())));
    var answer = waiting.get(20, TimeUnit.SECONDS);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/status")).isEqualTo("DONE");
    assertThat(answer.text("/job_id")).isEqualTo(job.toString());
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
  }

  private Answer generate(String more, String... headers) {
    var body = "{\"entity_type\":\"MOVIE\",\"slug\":\"terms-of-a-request-1987\"" + more + "}";
    var all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = "application/json";
    System.arraycopy(headers, 0, all, 2, headers.length);
    return client.send("POST", "/api/v1/generate", BodyPublishers.ofString(body), all);
  }

  private List<UUID> jobs() {
    return jdbc
        .queryForList("select id::text as id from api.job where tenant_id = ?", tenant.id())
        .stream()
        .map(row -> UUID.fromString(String.valueOf(row.get("id"))))
        .toList();
  }
}
