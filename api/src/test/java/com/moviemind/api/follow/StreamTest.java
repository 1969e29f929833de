package com.moviemind.api.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.Client;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.follow.Listening.Message;
import com.moviemind.api.follow.World.Tenant;
import com.moviemind.schemas.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

@ApiOnRealServers
@Import(World.class)
@TestPropertySource(
    properties = {
      "moviemind.follow.heartbeat=200ms",
      "moviemind.follow.slowest-write=3s",
      "server.tomcat.connection-timeout=2s",
      "moviemind.events.followers-per-tenant=10"
    })
@Timeout(120)
class StreamTest {

  private static final String ALL = "/api/v1/events";
  private static final int EVENTS = 2_000;
  private static final int TRICKLING = 8;

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired EventLog log;
  @Autowired JdbcTemplate jdbc;
  @Autowired MeterRegistry meters;

  private Tenant tenant = new Tenant(Ids.next(), Ids.next(), "");
  private Tenant stranger = tenant;

  @BeforeEach
  void open() {
    tenant = world.tenant(port);
    stranger = world.tenant(port);
  }

  @Test
  void aJobsStreamTellsItFromTheFirstEventToTheLastAndEnds() {
    var job = world.job(tenant);
    world.say(tenant, job, "job.started");
    try (var stream = listen("/api/v1/jobs/" + job + "/events")) {
      assertThat(stream.contentType()).startsWith("text/event-stream");
      await().until(() -> stream.types().equals(List.of("job.started")));
      world.say(tenant, world.job(tenant), "job.started");
      world.finish(tenant, job);
      await().until(stream::over);
      assertThat(stream.types()).containsExactly("job.started", "job.completed");
      assertThat(stream.heard().getLast().data()).contains("\"cursor\":\"" + stream.lastId());
    }
  }

  @Test
  void aStreamThatBreaksGoesOnWhereItWas() {
    var job = world.job(tenant);
    world.say(tenant, job, "job.started");
    var path = "/api/v1/jobs/" + job + "/events";
    var first = listen(path);
    await().until(() -> first.types().equals(List.of("job.started")));
    first.leave();
    world.finish(tenant, job);
    try (var second = listen(path, "Last-Event-ID", first.lastId())) {
      await().until(second::over);
      assertThat(second.types()).containsExactly("job.completed");
    }
  }

  @Test
  void whoComesBackAfterTheEndIsToldToStop() {
    var job = world.job(tenant);
    world.finish(tenant, job);
    // whoever asks so late after the end finds it numbered
    await().until(() -> !log.ofJobs(tenant.id(), Set.of(job), 0, 1).isEmpty());
    jdbc.update(
        "update api.job set settled_at = settled_at - interval '2 minutes' where id = ?", job);
    var path = "/api/v1/jobs/" + job + "/events";
    try (var stream = listen(path)) {
      await().until(stream::over);
      assertThat(stream.types()).containsExactly("job.completed");
      assertThat(listen(path, "Last-Event-ID", stream.lastId()).status()).isEqualTo(204);
    }
  }

  @Test
  void anotherTenantsJobCannotBeStreamedAndItsEventsAreNotHeard() {
    var job = world.job(tenant);
    var path = "/api/v1/jobs/" + job + "/events";
    assertThat(Listening.to(port, path, stranger.key()).status()).isEqualTo(404);
    try (var stream = listen(ALL);
        var other = Listening.to(port, ALL, stranger.key())) {
      world.finish(tenant, job);
      world.say(stranger, null, "test.said");
      await().until(() -> !stream.heard().isEmpty() && !other.heard().isEmpty());
      assertThat(stream.types()).containsExactly("job.completed");
      assertThat(other.types()).containsExactly("test.said");
    }
  }

  @Test
  void manyEventsArriveOnceAndInOrderWhereverTheStreamIsCut() {
    var start = listen(ALL);
    await().until(() -> !start.lastId().isEmpty());
    start.leave();
    var heard = new ArrayList<Message>();
    var cursor = start.lastId();
    for (int turn = 0; turn < 5; turn++) {
      world.sayOften(tenant, 400, "{}");
      var enough = 200 + 300 * turn;
      try (var stream = listen(ALL, "Last-Event-ID", cursor)) {
        await().until(() -> heard.size() + stream.heard().size() >= enough);
        stream.leave();
        await().until(stream::over);
        heard.addAll(stream.heard());
        cursor = stream.lastId();
      }
    }
    try (var stream = listen(ALL, "Last-Event-ID", cursor)) {
      await().until(() -> heard.size() + stream.heard().size() >= 2_000);
      heard.addAll(stream.heard());
    }
    assertThat(heard).hasSize(2_000).extracting(it -> Long.parseLong(it.id())).isSorted();
    assertThat(heard).extracting(Message::data).doesNotHaveDuplicates();
  }

  @Test
  void onlyTheTypesAskedForAreToldAndTheCursorMovesOnMeanwhile() {
    try (var stream = listen(ALL + "?types=job.*")) {
      await().until(() -> !stream.lastId().isEmpty());
      var before = Long.parseLong(stream.lastId());
      world.sayOften(tenant, 10, "{}");
      await().until(() -> Long.parseLong(stream.lastId()) >= before + 10);
      world.finish(tenant, world.job(tenant));
      await().until(() -> !stream.heard().isEmpty());
      assertThat(stream.types()).containsExactly("job.completed");
    }
  }

  @Test
  void aRevokedKeyHearsNothingMore() {
    try (var stream = listen(ALL)) {
      await().until(() -> !stream.lastId().isEmpty());
      Client.withKey(port, ApiOnRealServers.ADMIN_KEY)
          .delete("/api/v1/admin/tenants/" + tenant.id() + "/keys/" + tenant.keyId());
      world.say(tenant, null, "test.said");
      await().until(stream::over);
      assertThat(stream.heard()).isEmpty();
    }
  }

  /** Its system's buffers fill, then the server's write stands still; events wait in the log. */
  @Test
  void aReaderThatTakesNothingIsCutOffAndGoesOnFromTheLog() throws IOException {
    var broken = meters.counter("moviemind.follow.streams.ended", "how", "broken");
    var before = broken.count();
    try (var reader = new SlowReader(port, ALL, tenant.key())) {
      sayMuch();
      await().atMost(Duration.ofSeconds(30)).until(() -> broken.count() > before);
      assertThat(reader.taken()).isPositive();
    }
    try (var stream = listen(ALL + "?after=0")) {
      await().atMost(Duration.ofSeconds(30)).until(() -> stream.heard().size() == EVENTS);
    }
  }

  /**
   * They never stop taking, so that their systems always acknowledge something. Whether the server
   * finds a write or a batch too slow depends on the size of its system's buffers.
   */
  @Test
  void readersThatTrickleAreCutOffAndNothingIsBufferedForThem() throws IOException {
    var before = cutOff();
    var readers = new ArrayList<SlowReader>();
    try {
      for (int n = 0; n < TRICKLING; n++) {
        readers.add(new SlowReader(port, ALL, tenant.key()));
        readers.getLast().trickle();
      }
      var heap = liveMegabytes();
      sayMuch();
      await().until(() -> readers.stream().allMatch(it -> it.taken() > 10_000));
      // the memory of recent events is one for all; a copy for each would be 128 MB
      assertThat(liveMegabytes() - heap).isLessThan(64);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(cutOff() - before).isEqualTo(TRICKLING));
    } finally {
      for (var it : readers) {
        it.close();
      }
    }
  }

  private double cutOff() {
    return Stream.of("broken", "too_slow")
        .mapToDouble(it -> meters.counter("moviemind.follow.streams.ended", "how", it).count())
        .sum();
  }

  /** 16 MB: more than the system's buffers take. */
  private void sayMuch() {
    var much = "{\"much\": \"" + "x".repeat(8_000) + "\"}";
    for (int n = 0; n < EVENTS / 100; n++) {
      world.sayOften(tenant, 100, much);
    }
  }

  private static long liveMegabytes() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() >> 20;
  }

  @Test
  void oneTenantCannotTakeAllStreams() {
    var streams = new ArrayList<Listening>();
    for (int n = 0; n < 10; n++) {
      streams.add(listen(ALL));
    }
    var refused = Client.withKey(port, tenant.key()).get(ALL, "Accept", "text/event-stream");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.text("/type")).endsWith("/too-many-followers");
    assertThat(Listening.to(port, ALL, stranger.key()).status()).isEqualTo(200);
    streams.forEach(Listening::leave);
    await().until(() -> listen(ALL).status() == 200);
  }

  private Listening listen(String path, String... headers) {
    return Listening.to(port, path, tenant.key(), headers);
  }
}
