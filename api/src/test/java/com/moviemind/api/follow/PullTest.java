package com.moviemind.api.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

@ApiOnRealServers
@Import(World.class)
@DirtiesContext // one test drops part of the log
@Timeout(120)
class PullTest {

  private static final String ALL = "/api/v1/events";

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Cursors cursors;
  @Autowired JdbcTemplate jdbc;
  @Autowired TestInstallation installation;

  private Client client = new Client(0);
  private Tenant tenant = new Tenant(new java.util.UUID(0, 0), new java.util.UUID(0, 0), "");

  @BeforeEach
  void open() {
    tenant = world.tenant(port);
    client = Client.withKey(port, tenant.key());
  }

  @Test
  void pagesFollowTheLinkWithoutGapAndLeadOnFromTheEnd() {
    world.sayOften(tenant, 25, "{\"n\": 1}");
    world.sayOften(world.tenant(port), 5, "{}");
    var ids = new ArrayList<String>();
    var next = ALL + "?limit=10";
    await().until(() -> client.get(ALL + "?limit=100").json().at("/data").size() == 25);
    for (int page = 0; page < 3; page++) {
      var answer = client.get(next);
      answer.json().at("/data").forEach(it -> ids.add(it.at("/id").asString()));
      assertThat(answer.json().at("/has_more").asBoolean()).isEqualTo(page < 2);
      next = link(answer.header("Link"));
    }
    assertThat(ids).hasSize(25).doesNotHaveDuplicates();
    assertThat(client.get(next).json().at("/data")).isEmpty();
    world.say(tenant, null, "test.said");
    var from = next;
    await().until(() -> client.get(from).json().at("/data").size() == 1);
    var event = client.get(from).json().at("/data/0");
    assertThat(event.at("/type").asString()).isEqualTo("test.said");
    assertThat(event.at("/data/n").asInt()).isEqualTo(1);
  }

  @Test
  void anotherTenantsEventsAreNotThere() {
    var stranger = Client.withKey(port, world.tenant(port).key());
    world.say(tenant, world.job(tenant), "job.started");
    await().until(() -> client.get(ALL).json().at("/data").size() == 1);
    assertThat(stranger.get(ALL).json().at("/data")).isEmpty();
  }

  @Test
  void typesNarrowAPageAndItsCursorPassesTheOthers() {
    world.say(tenant, null, "test.said");
    world.say(tenant, null, "job.started");
    await().until(() -> client.get(ALL).json().at("/data").size() == 2);
    var page = client.get(ALL + "?types=test.*&limit=1000");
    assertThat(page.json().at("/data")).hasSize(1);
    var rest = client.get(ALL + "?after=" + page.text("/cursor"));
    assertThat(rest.json().at("/data")).isEmpty();
    assertThat(client.get(ALL + "?types=a%20b").status()).isEqualTo(422);
  }

  @Test
  void anEmptyPageMayWaitForAnEvent() throws Exception {
    var cursor = client.get(ALL).text("/cursor");
    var waiting =
        CompletableFuture.supplyAsync(
            () -> client.get(ALL + "?after=" + cursor, "Prefer", "wait=30"));
    assertThat(client.get(ALL + "?after=" + cursor, "Prefer", "wait=1").json().at("/data"))
        .isEmpty();
    world.say(tenant, null, "test.said");
    var answer = waiting.get(20, TimeUnit.SECONDS);
    assertThat(answer.header("Preference-Applied")).isEqualTo("wait=30");
    assertThat(answer.json().at("/data")).hasSize(1);
  }

  @Test
  void aCursorOfAnotherLogIsToldApartFromOneThatExpired() throws SQLException {
    world.sayOften(tenant, 3, "{}");
    await().until(() -> client.get(ALL).json().at("/data").size() == 3);
    var ahead = client.get(ALL + "?after=999999999");
    assertThat(ahead.status()).isEqualTo(409);
    assertThat(ahead.text("/type")).endsWith("/cursor-ahead");
    assertThat(client.get(ALL + "?after=x").status()).isEqualTo(422);
    assertThat(client.get(ALL + "?after=0").status()).isEqualTo(200);
    var last = client.get(ALL).json().at("/data/2/cursor").asString();
    // as if the days of all but the last event were dropped
    jdbc.update("delete from api.event_log where seq < ?", Long.parseLong(last));
    cursors.forgetFloor();
    var expired = client.get(ALL + "?after=0");
    assertThat(expired.status()).isEqualTo(410);
    assertThat(expired.text("/type")).endsWith("/cursor-expired");
    assertThat(expired.text("/jobs")).isEqualTo("/api/v1/jobs");
    var oldest = expired.text("/oldest_cursor");
    assertThat(client.get(ALL + "?after=" + oldest).json().at("/data")).hasSize(1);
    assertThat(client.get(ALL).json().at("/data")).hasSize(1);
    var stream = client.get(ALL, "Accept", "text/event-stream", "Last-Event-ID", "0");
    assertThat(stream.status()).isEqualTo(410);
  }

  private static String link(String header) {
    assertThat(header).endsWith("; rel=\"next\"");
    return header.substring(1, header.indexOf('>'));
  }
}
