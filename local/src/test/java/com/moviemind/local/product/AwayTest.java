package com.moviemind.local.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.local.product.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A server is away, at the start or under load. Work pauses, or goes on; nothing is lost. */
class AwayTest {

  private static final int TRIES = 20;
  private static final long SLOW_MILLIS = 1_000;

  /** After a failure the api does not ask Redis for a second: repeated sooner, nothing is slow. */
  private static final Duration ASKS_REDIS_AGAIN = Duration.ofMillis(1_500);

  private final Product product = Product.running();
  private final Client client = product.client();
  private final Ledger ledger = product.ledger();

  @Test
  void registryIsNotThereWhenApiAndWorkersStart() throws IOException {
    Load load;
    try (var _ = Victim.away(product::registry)) {
      product.workers().forEach(Victim::kill);
      product.api().kill();
      load = Load.start(client);
      load.awaitAccepted(40);
    }
    var jobs = load.finish().keySet();
    assertThat(ledger.live(jobs)).as("jobs that wait for the registry").isNotEmpty();

    product.awaitWhole();
    product.invariants().holdForDone(jobs);
  }

  @Test
  void brokerStandsStill() throws IOException {
    product.standIn().takes(300);
    var load = Load.start(client);
    load.awaitAccepted(20);
    try (var _ = product.broker().paused()) {
      load.awaitAccepted(60);
    }
    product.standIn().takes(0);

    product.invariants().holdForDone(load.finish().keySet());
  }

  @Test
  void databaseIsKilled() {
    product.standIn().takes(300);
    var load = Load.start(client);
    load.awaitAccepted(20);

    product.postgres().kill();
    load.awaitAccepted(40);
    product.standIn().takes(0);
    var jobs = load.finish().keySet();

    product.invariants().holdForDone(jobs);
    assertThat(load.statuses().keySet()).isSubsetOf(200, 202, 503);
  }

  @Test
  void everythingAnswersWithoutRedis() throws IOException {
    var job = client.accepted(Works.next(client));
    product.invariants().holdForDone(Set.of(job));
    // Read before anything happens: the first read that meets it is one of those that are timed.
    var film = "/api/v1/movies/" + client.job(job).get("slug").asString();
    var paths = List.of("/api/v1/jobs/" + job, film);
    try (var _ = Victim.away(product::redis)) {
      answersInTime("Redis is gone", paths);
    }
    product.awaitWhole();
    awaitUseOfRedis(film);
    try (var _ = product.redis().paused()) {
      answersInTime("Redis stands still", paths);
    }
    answersInTime("Redis is back", paths);
  }

  /** Whoever has no connection to Redis, or a blown fuse, would not notice that it stands still. */
  private void awaitUseOfRedis(String path) {
    await("the api's connection to Redis")
        .atMost(Product.PATIENCE)
        .until(() -> client.get("/health").json().get("cache").asString().equals("up"));
    await("a read that asks Redis again")
        .pollDelay(ASKS_REDIS_AGAIN)
        .until(() -> client.get(path).status() == 200);
  }

  private void answersInTime(String when, List<String> paths) {
    for (var path : paths) {
      var slowest = slowest(when, path);
      if (slowest >= SLOW_MILLIS) {
        // A machine pauses once; who waits for Redis does so whenever it is asked.
        await().pollDelay(ASKS_REDIS_AGAIN).until(() -> true);
        slowest = slowest(when + ", again", path);
      }
      assertThat(slowest).as("%s: slowest GET %s, ms", when, path).isLessThan(SLOW_MILLIS);
    }
    product.invariants().holdForDone(Set.of(client.accepted(Works.next(client))));
  }

  private long slowest(String when, String path) {
    var millis = new ArrayList<Long>();
    for (int n = 0; n < TRIES; n++) {
      var since = System.nanoTime();
      assertThat(client.get(path)).as(when).extracting(Answer::status).isEqualTo(200);
      millis.add((System.nanoTime() - since) / 1_000_000);
    }
    millis.sort(null);
    System.out.printf(
        "  | %s: GET %s in %d ms (median), %d ms (slowest of %d)%n",
        when, path, millis.get(TRIES / 2), millis.getLast(), TRIES);
    return millis.getLast();
  }
}
