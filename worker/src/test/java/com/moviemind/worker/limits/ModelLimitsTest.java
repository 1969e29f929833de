package com.moviemind.worker.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.servers.Redis;
import com.moviemind.servers.process.Ports;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Replicas that share a model account through a real Redis, which is killed and comes back. */
class ModelLimitsTest {

  private static final AccountLimits CONCURRENCY_ONLY = new AccountLimits(0, 0, 20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path home;

  private static int port;
  private static Redis server;
  private static LettuceConnectionFactory connections;
  private static StringRedisTemplate redis;

  private final String model = UUID.randomUUID().toString();

  @BeforeAll
  static void start() {
    port = Ports.free(1).getFirst();
    server = Redis.start(home, port, "secret");
    connections = Replica.connect("127.0.0.1", port, "secret");
    redis = new StringRedisTemplate(connections);
  }

  @AfterAll
  static void stop() {
    connections.destroy();
    server.close();
  }

  @Test
  void replicasShareTheCallsInFlight() {
    var one = replica(CONCURRENCY_ONLY);
    var other = replica(CONCURRENCY_ONLY);

    assertThat(one.calls(15)).isEqualTo(15);
    assertThat(other.calls(15)).isEqualTo(5);
    one.hears(10);
    one.renews();
    assertThat(other.calls(15)).isEqualTo(1);
  }

  /**
   * A worker that starts where an idle one has just ended does not wait for the other's permits.
   */
  @Test
  void idleReplicaHoldsNothing() {
    replica(CONCURRENCY_ONLY).asksInVain(20);

    assertThat(replica(CONCURRENCY_ONLY).calls(20)).isEqualTo(20);
  }

  @Test
  void batchLeavesATenthToInteractiveOverAllReplicas() {
    var one = replica(CONCURRENCY_ONLY);
    var other = replica(CONCURRENCY_ONLY);

    assertThat(one.asks(12, 12).batch()).isEqualTo(12);
    var permits = other.asks(12, 12);
    assertThat(permits.any()).isEqualTo(8);
    assertThat(permits.batch()).isEqualTo(6);
  }

  @Test
  void racingReplicasNeverPassALimit() throws Exception {
    var limits = new AccountLimits(60_000, 0, 10_000);
    var began = System.nanoTime();
    // the first step of all begins with nothing saved up
    replica(limits).renews();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var racers =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(_ -> () -> race(replica(limits)))
              .toList();
      var granted = 0;
      for (var racer : threads.invokeAll(racers)) {
        granted += racer.get();
      }
      var seconds = (System.nanoTime() - began) / 1e9;
      assertThat(granted).isPositive().isLessThanOrEqualTo((int) (1_000 * 0.98 * seconds) + 1);
    }
  }

  @Test
  void minuteOfRequestsIsSpreadOverTheMinute() {
    var rate = 600 * 0.98 / 60;
    var savedAtMost = 12;
    var it = replica(new AccountLimits(600, 0, 100));
    var before = System.nanoTime();
    it.renews();
    var began = System.nanoTime();

    var granted = 0;
    var lost = 0.0;
    var last = began;
    var asked = began;
    while (asked - began < 2_000_000_000L) {
      LockSupport.parkNanos(20_000_000);
      var previous = asked;
      asked = System.nanoTime();
      granted += it.calls(50);
      last = System.nanoTime();
      lost += Math.max(0, 1 + rate * (last - previous) / 1e9 - savedAtMost);
    }
    assertThat((double) granted)
        .isBetween(rate * (asked - began) / 1e9 - lost - 2, rate * (last - before) / 1e9 + 1);
  }

  @Test
  void tokensAreReservedAtTheirBoundAndSettledAtTheirUse() {
    var it = replica(new AccountLimits(0, 10_000, 100));

    assertThat(it.calls(50)).isEqualTo(1);
    assertThat(it.calls(50)).as("its bound is a tenth of the minute's tokens").isZero();
    it.hears(10);
    // charged at its bound it would have to wait for six seconds
    await().atMost(Duration.ofSeconds(5)).until(() -> it.calls(50) > 0);
  }

  @Test
  void largerPromptsThanUsualAreChargedWhenTheyAreKnown() {
    var it = replica(new AccountLimits(0, 10_000, 100));
    it.calls(1, 1, 9_000);
    it.hears(9_000);

    var permits = it.asks(1, 1);
    assertThat(permits.any()).isZero();
    assertThat(permits.pause()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(60));
  }

  @Test
  void permitsThatNobodyNeedsGoBack() {
    var one = replica(new AccountLimits(6_000, 0, 20));
    var other = replica(new AccountLimits(6_000, 0, 20));
    one.renews();
    await().until(() -> one.asksInVain(20).any() == 20);

    assertThat(other.calls(20)).isEqualTo(20);
  }

  @Test
  void silentReplicasCallsNoLongerCountByTheClockOfRedis() {
    var dead = replica(CONCURRENCY_ONLY, Duration.ofSeconds(3));
    var other = replica(CONCURRENCY_ONLY);
    dead.calls(20);
    assertThat(other.calls(5)).isZero();

    await().atMost(PATIENCE).until(() -> other.calls(5) == 5);
  }

  @Test
  void renewedCallsGoOnCounting() {
    var slow = replica(CONCURRENCY_ONLY, Duration.ofSeconds(2));
    var other = replica(CONCURRENCY_ONLY);
    slow.calls(20);

    await()
        .pollInterval(Duration.ofMillis(100))
        .during(Duration.ofSeconds(5))
        .atMost(PATIENCE)
        .until(() -> {
          slow.renews();
          return other.calls(5) == 0;
        });
  }

  @Test
  void retryAfterHoldsAllReplicas() {
    var one = replica(CONCURRENCY_ONLY);
    var other = replica(CONCURRENCY_ONLY);
    one.calls(1);
    var failed = System.nanoTime();
    one.fails(ErrorClass.RATE_LIMIT, Duration.ofSeconds(7));
    one.renews();

    var permits = other.asks(5, 5);
    var passed = since(failed);
    assertThat(permits.any()).isZero();
    // each clock on the way counts whole milliseconds
    assertThat(permits.pause())
        .isBetween(Duration.ofMillis(6_990).minus(passed), Duration.ofSeconds(7));
  }

  @Test
  void callsInFlightAreCutOnceForAllThatMetTheSameTroubleAndComeBack() {
    var it = replica(CONCURRENCY_ONLY);
    it.calls(10);
    var began = System.nanoTime();
    for (var n = 0; n < 4; n++) {
      it.fails(ErrorClass.SERVER_ERROR, null);
      it.renews();
    }

    assertCutOnce(it, since(began));
    it.hears(10);
    await()
        .atMost(PATIENCE)
        .until(() -> {
          it.renews();
          return it.last().cap() == 20;
        });
  }

  /** Redis' clock has milliseconds: a call may begin, fail and be reported within one. */
  @Test
  void callsThatBeganInTheMillisecondOfTheCutAreOfTheSameTrouble() {
    for (var n = 0; n < 100; n++) {
      var it = new Replica(redis, UUID.randomUUID().toString(), CONCURRENCY_ONLY);
      it.calls(2);
      var began = System.nanoTime();
      it.fails(ErrorClass.SERVER_ERROR, null);
      it.renews();
      it.fails(ErrorClass.SERVER_ERROR, null);
      it.renews();

      assertCutOnce(it, since(began));
    }
  }

  /** From twenty; they begin to come back, all twenty in half a minute, a second after the cut. */
  private static void assertCutOnce(Replica it, Duration passed) {
    var back = passed.toMillis() < 1_000 ? 0 : passed.toMillis() / 1e3 * 20 / 30;
    assertThat(it.last().cap()).isBetween(14.0, 14 + back);
  }

  @Test
  void otherTroubleLeavesTheCallsInFlightAlone() {
    var it = replica(CONCURRENCY_ONLY);
    it.calls(3);
    it.fails(ErrorClass.HANG, null);
    it.fails(ErrorClass.EMPTY, null);
    it.fails(ErrorClass.RESET, null);
    it.renews();

    assertThat(it.last().cap()).isEqualTo(20);
  }

  @Test
  void providersOwnWordOfWhatIsLeftIsFollowed() {
    var it = replica(new AccountLimits(6_000, 0, 100));
    it.renews();
    var tries = 0;
    Permits permits;
    long began;
    do {
      await().atMost(PATIENCE).until(() -> it.asksInVain(20).any() == 20);
      began = System.nanoTime();
      assertThat(it.calls(5)).isEqualTo(5);
      it.hears(10, new RateLimits(0L, null, Duration.ofSeconds(30), null));
      permits = it.asksInVain(5);
      while (!it.calls.isEmpty()) {
        it.hears(10);
      }
      // by then the provider has more: a hundred a second, less a hundredth of the minute's
    } while (since(began).toMillis() >= 600 && ++tries < 5);
    assertThat(permits.any()).isZero();
    assertThat(permits.pause()).isPositive();
  }

  @Test
  void breakerOpensForAllAndLetsOneCallTryAgain() {
    var one = probing(Duration.ofMinutes(1));
    var other = probing(Duration.ofMinutes(1));
    one.calls(6);
    for (var n = 0; n < 6; n++) {
      one.fails(ErrorClass.RESET, null);
    }
    var opened = System.nanoTime();
    one.renews();
    assertThat(one.last().breaker()).isEqualTo("open");
    var early = other.calls(5);
    assertThat(early).isLessThanOrEqualTo(since(opened).toMillis() < 1_000 ? 0 : 1);

    await().atMost(PATIENCE).until(() -> early == 1 || other.calls(5) == 1);
    assertThat(one.calls(5)).as("one probe at a time").isZero();
    other.hears(10);
    other.renews();
    assertThat(one.calls(5)).isEqualTo(5);
  }

  @Test
  void failedProbeOpensTheBreakerForLonger() {
    var it = replica(CONCURRENCY_ONLY);
    it.calls(6);
    for (var n = 0; n < 6; n++) {
      it.fails(ErrorClass.RESET, null);
    }
    it.renews();
    await().atMost(PATIENCE).until(() -> it.calls(5) == 1);
    it.fails(ErrorClass.RESET, null);

    assertThat(it.asks(1, 1).pause()).isGreaterThan(Duration.ofMillis(1_500));
  }

  @Test
  void probeThatNobodyHeardOfIsMadeAgain() {
    var dead = replica(CONCURRENCY_ONLY);
    var other = replica(CONCURRENCY_ONLY);
    dead.calls(6);
    for (var n = 0; n < 6; n++) {
      dead.fails(ErrorClass.RESET, null);
    }
    dead.renews();
    await().atMost(PATIENCE).until(() -> dead.calls(5) == 1);

    await().atMost(PATIENCE).until(() -> other.calls(5) == 1);
  }

  @Test
  void scriptThatRedisForgotIsSentAgain() {
    var it = replica(CONCURRENCY_ONLY);
    it.calls(1);
    try (var connection = connections.getConnection()) {
      connection.scriptingCommands().scriptFlush();
    }

    assertThat(it.calls(1)).isEqualTo(1);
    assertThat(it.isAlone()).isFalse();
  }

  @Test
  void emptyRedisStartsEmptyAndLearnsWhatIsInFlight() {
    var limits = new AccountLimits(6_000, 0, 20);
    var one = replica(limits);
    var other = replica(limits);
    one.renews();
    await().until(() -> one.calls(18 - one.calls.size()) >= 0 && one.calls.size() == 18);
    redis.delete(
        java.util.List.of("{test:limits:" + model + "}", "{test:limits:" + model + "}:replicas"));

    one.renews();
    assertThat(one.last().fresh()).isTrue();
    assertThat(other.calls(20)).as("nothing is saved up").isLessThanOrEqualTo(2);
    await().until(() -> other.calls(20) >= 0 && other.last().replicas() == 2);
    assertThat(other.calls.size()).isLessThanOrEqualTo(2);
  }

  @Test
  void withoutRedisEachReplicaUsesItsPartAndGoesBack() {
    var one = replica(CONCURRENCY_ONLY);
    one.calls(2);
    server.close();
    try {
      assertThat(one.calls(20)).isEqualTo(8);
      assertThat(one.isAlone()).isTrue();
    } finally {
      server = Redis.start(home, port, "secret");
    }
    await()
        .atMost(PATIENCE)
        .until(() -> {
          one.renews();
          return !one.isAlone();
        });
    assertThat(one.calls(20)).isEqualTo(10);
  }

  private static int race(Replica replica) {
    var granted = 0;
    for (var n = 0; n < 50; n++) {
      granted += replica.calls(40);
    }
    return granted;
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private Replica probing(Duration probeTtl) {
    return new Replica(redis, model, CONCURRENCY_ONLY, Duration.ofSeconds(30), probeTtl);
  }

  private Replica replica(AccountLimits limits) {
    return new Replica(redis, model, limits);
  }

  private Replica replica(AccountLimits limits, Duration ttl) {
    return new Replica(redis, model, limits, ttl);
  }
}
