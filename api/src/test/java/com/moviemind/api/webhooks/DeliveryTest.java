package com.moviemind.api.webhooks;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.webhooks.Receiver.Got;
import com.moviemind.api.webhooks.Receiver.Reply;
import com.moviemind.schemas.Ids;
import com.moviemind.servers.testing.TestInstallation;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@WithWebhooks
class DeliveryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @LocalServerPort int port;
  @Autowired EventLog log;
  @Autowired EventFeed feed;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;
  @Autowired TestInstallation installation;

  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void everyEventArrivesOnceWithItsIdAndTheOwnersEventsOnly() {
    var owner = Owner.at(port);
    var stranger = Owner.at(port);
    var id = owner.endpoint(receiver.url("/mine"));
    stranger.endpoint(receiver.url("/theirs"));
    var ids = owner.lives(log, transaction, "job.completed", 50);

    await().atMost(PATIENCE).until(() -> delivered(id) == 50);
    assertThat(distinct(receiver.at("/mine"))).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(arrived(id))
        .as("what repeats one that was too late is written down once")
        .isEqualTo(50);
    assertThat(receiver.at("/theirs")).isEmpty();
  }

  @Test
  void onlyWantedTypesArriveAndOthersAreNotLookedAtAgain() {
    var owner = Owner.at(port);
    owner.endpoint(receiver.url("/some"), ",\"event_types\":[\"job.completed\",\"endpoint.*\"]");
    owner.lives(log, transaction, "job.started", 5);
    var wanted = owner.lives(log, transaction, "job.completed", 2);
    await().atMost(PATIENCE).until(() -> distinct(receiver.at("/some")).size() >= 2);
    assertThat(distinct(receiver.at("/some"))).containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** One that hangs, beside 200 that are well: none of these waits for it. */
  @Test
  void oneThatHangsDelaysNoneOfTwoHundred() throws InterruptedException {
    var owner = Owner.at(port);
    var release = new CountDownLatch(1);
    receiver.answers(
        "/hangs",
        _ -> {
          hang(release);
          return Reply.of(200);
        });
    owner.endpoint(receiver.url("/hangs"), ",\"max_concurrency\":4");
    IntStream.range(0, 200).forEach(n -> owner.endpoint(receiver.url("/well-" + n)));
    var began = System.nanoTime();
    owner.lives(log, transaction, "job.completed", 10);
    await()
        .atMost(PATIENCE)
        .until(() -> IntStream.range(0, 200).allMatch(n -> receiver.at("/well-" + n).size() >= 10));
    System.out.printf(
        "2000 deliveries beside one that hangs: %d ms%n", (System.nanoTime() - began) / 1_000_000);
    // no more than its own bound for each round of its timeout, and none has ended well
    assertThat(receiver.at("/hangs")).hasSizeBetween(1, 40);
    release.countDown();
  }

  @Test
  void aFailingEndpointIsParkedWithoutARowForEachEventAndDrainsInOrder() {
    var owner = Owner.at(port);
    var ill = new AtomicBoolean(true);
    // while parked it is tried with its first event, whose ten attempts so outlast the test
    receiver.answers("/ill", Reply.of(500).with("Retry-After", "600"));
    var id = owner.endpoint(receiver.url("/ill"), ",\"event_types\":[\"job.*\"]");
    owner.lives(log, transaction, "job.completed", 1);
    await().atMost(PATIENCE).until(() -> waiting(id) == 1);
    receiver.answers("/ill", _ -> Reply.of(ill.get() ? 500 : 200, "no"));
    owner.lives(log, transaction, "job.completed", 19);
    await().atMost(PATIENCE).until(() -> owner.get(id).text("/status").equals("parked"));
    owner.lives(log, transaction, "job.completed", 500);
    await().atMost(PATIENCE).until(() -> types(owner).contains("endpoint.disabled"));
    assertThat(waiting(id)).isLessThan(20);

    // what this instance has seen when it recovers is drained in order
    await()
        .atMost(PATIENCE)
        .until(() -> {
          var all = log.after(owner.tenant(), 0, 1_000);
          return all.size() >= 521 && feed.head() >= all.getLast().seq();
        });
    var before = receiver.at("/ill").size();
    ill.set(false);
    await().atMost(PATIENCE).until(() -> types(owner).contains("endpoint.enabled"));
    await().atMost(PATIENCE).until(() -> delivered(id) == 520);
    var drained = receiver.at("/ill").stream().skip(before).map(Got::cursor).distinct().toList();
    assertThat(drained).isSorted();
    assertThat(owner.get(id).text("/status")).isEqualTo("enabled");
  }

  @Test
  void anEventThatFailsIsTriedTenTimesWithItsIdAndThenGivenUp() {
    var owner = Owner.at(port);
    receiver.answers("/never", Reply.of(500));
    var id = owner.endpoint(receiver.url("/never"));
    var event = owner.lives(log, transaction, "job.completed", 1).getFirst();
    await().atMost(PATIENCE).until(() -> receiver.at("/never").size() >= 10);
    await().during(Duration.ofSeconds(1)).until(() -> receiver.at("/never").size() == 10);
    assertThat(ids(receiver.at("/never"))).containsOnly(event);
    var last =
        await("the tenth is written down")
            .until(
                () -> owner.client().get(Owner.ENDPOINTS + "/" + id + "/deliveries?limit=1"),
                it -> it.json().at("/data/0/attempt").asInt(0) == 10);
    assertThat(last.json().at("/data/0/next_attempt_at").isMissingNode()).isTrue();
  }

  @Test
  void whatTheEndpointAsksWithRetryAfterIsHonoured() {
    var owner = Owner.at(port);
    var calls = new AtomicInteger();
    receiver.answers(
        "/busy",
        _ -> calls.getAndIncrement() == 0 ? Reply.of(429).with("Retry-After", "2") : Reply.of(200));
    owner.endpoint(receiver.url("/busy"), ",\"max_concurrency\":1");
    owner.lives(log, transaction, "job.completed", 3);
    await().atMost(PATIENCE).until(() -> receiver.at("/busy").size() >= 4);
    var got = receiver.at("/busy");
    assertThat(got.get(1).nanos() - got.get(0).nanos())
        .isGreaterThan(SECONDS.toNanos(2) - 50_000_000);
  }

  @Test
  void anEndpointThatIsGoneIsSwitchedOffAndItsOwnerToldAndItsEventsWait() {
    var owner = Owner.at(port);
    receiver.answers("/gone", Reply.of(410));
    var id = owner.endpoint(receiver.url("/gone"), ",\"max_concurrency\":1");
    var ids = owner.lives(log, transaction, "job.completed", 3);
    await().atMost(PATIENCE).until(() -> owner.get(id).text("/status").equals("disabled"));
    assertThat(owner.get(id).text("/disabled_reason")).isEqualTo("gone");
    await().atMost(PATIENCE).until(() -> types(owner).contains("endpoint.disabled"));
    await().during(Duration.ofMillis(700)).until(() -> receiver.at("/gone").size() == 1);

    receiver.answers("/gone", Reply.of(204));
    assertThat(owner.patch(id, "{\"status\":\"enabled\"}").status()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> ids(receiver.at("/gone")).containsAll(ids));
  }

  @Test
  void redirectsAreNotFollowed() {
    var owner = Owner.at(port);
    receiver.answers("/moved", Reply.of(307).with("Location", receiver.url("/elsewhere")));
    owner.endpoint(receiver.url("/moved"));
    owner.lives(log, transaction, "job.completed", 1);
    await().atMost(PATIENCE).until(() -> receiver.at("/moved").size() >= 2);
    assertThat(receiver.at("/elsewhere")).isEmpty();
  }

  @Test
  void anAnswerThatTakesTooLongIsAFailure() {
    var owner = Owner.at(port);
    var release = new CountDownLatch(1);
    var calls = new AtomicInteger();
    receiver.answers(
        "/late",
        _ -> {
          if (calls.getAndIncrement() == 0) {
            hang(release);
          }
          return Reply.of(200);
        });
    var id = owner.endpoint(receiver.url("/late"));
    owner.lives(log, transaction, "job.completed", 1);
    await().atMost(PATIENCE).until(() -> delivered(id) == 1);
    release.countDown();
    var failed =
        owner.client().get(Owner.ENDPOINTS + "/" + id + "/deliveries?outcome=failed").json();
    assertThat(failed.at("/data/0/error").asString("")).contains("no answer within");
  }

  /** As after the death of the instance that had them. */
  @Test
  void deliveriesOfAnInstanceThatFellSilentGoOnElsewhere() {
    var owner = Owner.at(port);
    owner.endpoint(receiver.url("/taken-over"));
    transaction.executeWithoutResult(_ -> {
      jdbc.update(
          "update api.webhook_shard set holder = 'a dead instance',"
              + " expires_at = clock_timestamp() + interval '2 seconds'");
      jdbc.update("insert into api.webhook_sender values ('a dead instance', clock_timestamp())");
    });
    var ids = owner.lives(log, transaction, "job.completed", 10);
    await().atMost(PATIENCE).until(() -> ids(receiver.at("/taken-over")).containsAll(ids));
  }

  /** Found by a fault round: the log could not be read just when a retry was due. */
  @Test
  void aRetryThatCannotReadTheLogIsTriedOnceItCan() throws Exception {
    var owner = Owner.at(port);
    try (var database = installation.connect("owner");
        var statement = database.createStatement()) {
      var calls = new AtomicInteger();
      receiver.answers(
          "/unread",
          _ -> {
            if (calls.getAndIncrement() > 0) {
              return Reply.of(200);
            }
            run(statement, "revoke select on api.event_log from moviemind_api");
            return Reply.of(500);
          });
      owner.endpoint(receiver.url("/unread"));
      var event = owner.lives(log, transaction, "job.completed", 1).getFirst();
      await().atMost(PATIENCE).until(() -> calls.get() == 1);
      try {
        await().during(Duration.ofSeconds(1)).until(() -> calls.get() == 1);
      } finally {
        run(statement, "grant select on api.event_log to moviemind_api");
      }
      await().atMost(PATIENCE).until(() -> calls.get() == 2);
      assertThat(ids(receiver.at("/unread"))).containsExactly(event, event);
    }
  }

  /** What could not even be sent is known to whoever delivers after this instance. */
  @Test
  void whatBrokeOffHereWaitsInTheDatabaseToo() throws Exception {
    var owner = Owner.at(port);
    try (var database = installation.connect("owner");
        var statement = database.createStatement()) {
      run(statement, "revoke select on content.text from moviemind_api");
      var id = owner.endpoint(receiver.url("/with-text"), ",\"include\":[\"text\"]");
      var event =
          owner.lives(
              log,
              transaction,
              "job.completed",
              "{\"entity_id\":\"%s\",\"text_id\":\"%s\"}".formatted(Ids.next(), Ids.next()));
      try {
        await().atMost(PATIENCE).until(() -> waiting(id) == 1);
      } finally {
        run(statement, "grant select on content.text to moviemind_api");
      }
      await().atMost(PATIENCE).until(() -> ids(receiver.at("/with-text")).contains(event));
      await().atMost(PATIENCE).until(() -> waiting(id) == 0);
    }
  }

  private int waiting(String endpoint) {
    var count =
        jdbc.queryForObject(
            "select count(*) from api.webhook_pending where endpoint_id = ?",
            Integer.class,
            UUID.fromString(endpoint));
    return count == null ? 0 : count;
  }

  private static void run(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<UUID> ids(List<Got> requests) {
    return requests.stream().map(it -> UUID.fromString(it.header("webhook-id"))).toList();
  }

  private static List<UUID> distinct(List<Got> requests) {
    return ids(requests).stream().distinct().toList();
  }

  private List<String> types(Owner owner) {
    return log.after(owner.tenant(), 0, 1_000).stream().map(LoggedEvent::type).toList();
  }

  private int delivered(String endpoint) {
    return delivered("distinct event_id", endpoint);
  }

  private int arrived(String endpoint) {
    return delivered("*", endpoint);
  }

  private int delivered(String what, String endpoint) {
    var count =
        jdbc.queryForObject(
            "select count(%s) from api.webhook_delivery where endpoint_id = ? and outcome = 'DELIVERED'"
                .formatted(what),
            Integer.class,
            UUID.fromString(endpoint));
    return count == null ? 0 : count;
  }

  private static void hang(CountDownLatch release) {
    try {
      release.await(30, SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
