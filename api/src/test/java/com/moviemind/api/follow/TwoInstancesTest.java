package com.moviemind.api.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiApplication;
import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.servers.testing.TestInstallation;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two instances of the api on one database: it does not matter who is asked and who hears. */
@ApiOnRealServers
@Import(World.class)
@Timeout(300)
class TwoInstancesTest {

  private static final int WAITERS = 1_000;
  private static final int WAVE = 100;
  private static final int CROWD = 600;
  private static final Duration PATIENCE = Duration.ofSeconds(50);
  private static final String LOGGED =
      "select seq from api.event_log where tenant_id = ? order by seq";

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired JdbcTemplate jdbc;
  @Autowired EventFeed feed;
  @Autowired MeterRegistry meters;
  @Autowired HikariDataSource database;
  @Autowired TestInstallation installation;
  @Autowired Environment environment;

  @Test
  void aThousandWaitOnEachInstanceAndHoldNeitherThreadNorConnection() throws Exception {
    try (var other = anotherInstance();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var http = HttpClient.newBuilder().executor(threads).build()) {
      // streams of another test may end with their second heartbeat only
      await().atMost(Duration.ofSeconds(40)).until(() -> followers(meters) == 0);
      var tenant = world.tenant(port);
      var jobs = new ArrayList<UUID>();
      for (int n = 0; n < WAITERS; n++) {
        jobs.add(world.job(tenant));
      }
      var threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      // In waves: a thousand at the same moment is a test of the machine rather than of waiting.
      for (int from = 0; from < WAITERS; from += WAVE) {
        for (var job : jobs.subList(from, from + WAVE)) {
          answers.add(http.sendAsync(wait(port, tenant, job), BodyHandlers.ofString()));
          answers.add(http.sendAsync(wait(portOf(other), tenant, job), BodyHandlers.ofString()));
        }
        var expected = from + WAVE;
        await("so many waiting: " + expected)
            .atMost(Duration.ofSeconds(50))
            .until(() -> waiting(other) == 2 * expected);
      }
      assertThat(ManagementFactory.getThreadMXBean().getThreadCount() - threadsBefore)
          .as("threads of the platform for %d waiting requests", 2 * WAITERS)
          .isLessThan(100);
      await("connections beside the listener's")
          .untilAsserted(() ->
              assertThat(database.getHikariPoolMXBean().getActiveConnections()).isLessThan(5));
      jobs.forEach(job -> world.finish(tenant, job));
      for (var it : answers) {
        var answer = it.get();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"DONE\"");
        assertThat(answer.headers().firstValue("Preference-Applied")).contains("wait=60");
      }
      await().until(() -> followers(meters) == 0);
    }
  }

  @Test
  void aCrowdOfStreamsGoesOnAtTheOtherInstanceWithoutAGap() throws IOException {
    var tenant = world.tenant(port);
    try (var other = anotherInstance();
        var crowd = new Crowd(CROWD, tenant.key())) {
      crowd.connect(portOf(other));
      await().atMost(PATIENCE).until(() -> crowd.connected() == CROWD);
      world.sayOften(tenant, 10, "{}");
      await().atMost(PATIENCE).until(() -> crowd.allHeard(10));
      // ends its streams at once, so that it can stop
      other.stop();
      await().atMost(PATIENCE).until(() -> crowd.connected() == 0);
      world.sayOften(tenant, 10, "{}");
      crowd.connect(port);
      await().atMost(PATIENCE).until(() -> crowd.allHeard(20));
      assertThat(crowd.refused()).isZero();
      var all = jdbc.queryForList(LOGGED, Long.class, tenant.id());
      assertThat(crowd.heard()).allSatisfy(it -> assertThat(it).isEqualTo(all));
    }
  }

  private ConfigurableApplicationContext anotherInstance() {
    var properties = new HashMap<>(installation.properties("api"));
    properties.put("server.port", "0");
    properties.put("management.server.port", "0");
    for (var it :
        List.of("moviemind.catalogue.sample", "moviemind.dev.api-key", "moviemind.dev.admin-key")) {
      properties.put(it, environment.getRequiredProperty(it));
    }
    var arguments =
        properties.entrySet().stream()
            .map(it -> "--" + it.getKey() + "=" + it.getValue())
            .toArray(String[]::new);
    return new SpringApplicationBuilder(ApiApplication.class).profiles("dev").run(arguments);
  }

  private static int portOf(ConfigurableApplicationContext instance) {
    return instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private int waiting(ConfigurableApplicationContext other) {
    return followers(meters) + followers(other.getBean(MeterRegistry.class));
  }

  private static int followers(MeterRegistry meters) {
    return (int) meters.get("moviemind.events.followers").gauge().value();
  }

  private static HttpRequest wait(int port, Tenant tenant, UUID job) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/jobs/" + job))
        .header("X-API-Key", tenant.key())
        .header("Prefer", "wait=60")
        .build();
  }
}
