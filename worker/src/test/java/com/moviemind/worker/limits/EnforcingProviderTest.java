package com.moviemind.worker.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.servers.ModelStandIn;
import com.moviemind.servers.Redis;
import com.moviemind.servers.process.Ports;
import com.moviemind.worker.limits.Permits.Begun;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.Usage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two replicas with more work than the account allows, against a provider that turns every excess
 * away at once. {@code ./moviemind bench --scenario limits} is the same for the whole product over
 * five minutes.
 */
class EnforcingProviderTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration LENGTH = Duration.ofSeconds(7);
  private static final long BOUND = 1_000;
  private static final int MEASUREMENTS = 3;
  private static final long STALL_MILLIS = 100;

  @TempDir Path home;

  @Test
  void requestsAreUsedAndNotBroken() throws Exception {
    var use = use(1_800, 0);

    assertThat(use.of("admitted", 1_800)).isBetween(0.95, 1.03);
    assertThat(use.rejected()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void tokensAreUsedAndNotBroken() throws Exception {
    var use = use(0, 200_000);

    assertThat(use.of("tokens", 200_000)).isBetween(0.95, 1.03);
    assertThat(use.rejected()).isLessThanOrEqualTo(0.01);
  }

  /** Measured anew where the machine stood still: the window is too short for it. */
  private Use use(int rpm, int tpm) throws Exception {
    var use = measure(rpm, tpm);
    for (var n = 1; n < MEASUREMENTS && use.stallMillis() > STALL_MILLIS; n++) {
      System.out.printf("stood still for %d ms, measured anew%n", use.stallMillis());
      use = measure(rpm, tpm);
    }
    return use;
  }

  private Use measure(int rpm, int tpm) throws Exception {
    var port = Ports.free(1).getFirst();
    try (var redis = Redis.start(home, port, "secret");
        var model = ModelStandIn.start(home, Ports.free(1).getFirst(), "--latency-median", "100");
        var http = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(redis.pid()).isPositive();
      var connections = Replica.connect("127.0.0.1", port, "secret");
      var template = new StringRedisTemplate(connections);
      call(http, model, "k");
      var account = new AccountLimits(rpm, tpm, 64);
      var replicas =
          IntStream.range(0, 2)
              .mapToObj(_ -> new ModelLimits(List.of(account(template, account))))
              .toList();
      replicas.getFirst().renew();
      send(http, model, "limits", "{\"rpm\":%d,\"tpm\":%d,\"empty\":true}".formatted(rpm, tpm));
      var end = System.nanoTime() + WARM_UP.plus(LENGTH).plusSeconds(1).toNanos();
      var work =
          replicas.stream()
              .map(it -> threads.submit(() -> callAsAllowed(it, http, model, threads, end)))
              .toList();
      try (var stalls = Stalls.watched()) {
        // the first seconds go into what the limiter leaves to the provider as a reserve
        var before = await(WARM_UP, http, model);
        var after = await(WARM_UP.plus(LENGTH), http, model);
        for (var each : work) {
          each.get();
        }
        return new Use(before, after, stalls.longestMillis());
      } finally {
        connections.destroy();
      }
    }
  }

  private static Account account(StringRedisTemplate redis, AccountLimits limits) {
    var terms =
        new Terms(
            limits,
            UUID.randomUUID().toString(),
            Duration.ofSeconds(30),
            2,
            BOUND,
            Duration.ofMinutes(1));
    return new Account("m", terms, new SharedState(redis, "test", "m"));
  }

  /** What the dispatcher does, without a ledger. */
  private static void callAsAllowed(
      ModelLimits limits,
      HttpClient http,
      ModelStandIn model,
      java.util.concurrent.Executor threads,
      long end) {
    while (System.nanoTime() < end) {
      var permits = limits.ask(32, 32);
      var calls =
          IntStream.range(0, permits.any())
              .mapToObj(_ -> new Begun(UUID.randomUUID(), permits.model(), false, BOUND))
              .toList();
      limits.begin(permits, calls);
      for (var call : calls) {
        threads.execute(
            () -> limits.ended(call.attemptId(), call(http, model, call.attemptId().toString())));
      }
      LockSupport.parkNanos(Math.clamp(permits.pause().toNanos(), 5_000_000L, 200_000_000L));
    }
  }

  private static Answer call(HttpClient http, ModelStandIn model, String key) {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(model.address() + "/responses"))
              .header("Authorization", "Bearer k")
              .header("Idempotency-Key", key)
              .POST(
                  BodyPublishers.ofString(
                      "{\"model\":\"m\",\"input\":\"" + "word ".repeat(80) + "\"}"))
              .build();
      var response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() == 429) {
        var wait = response.headers().firstValueAsLong("retry-after-ms").orElse(0);
        return new Answer.TryLater(
            ErrorClass.RATE_LIMIT, Duration.ofMillis(wait), null, "Too fast.");
      }
      var used = JSON.readTree(response.body()).at("/usage/total_tokens").asLong();
      var left =
          new RateLimits(
              response.headers().firstValueAsLong("x-ratelimit-remaining-requests").orElseThrow(),
              response.headers().firstValueAsLong("x-ratelimit-remaining-tokens").orElseThrow(),
              null,
              null);
      return new Answer.Text("A text.", new Usage(used, 0, 0), "m", 1, left);
    } catch (java.io.IOException e) {
      return new Answer.TryLater(ErrorClass.RESET, null, null, "Broken.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.TryLater(ErrorClass.RESET, null, null, "Interrupted.");
    }
  }

  private static JsonNode send(
      HttpClient http,
      ModelStandIn model,
      String what,
      @org.jspecify.annotations.Nullable String body)
      throws Exception {
    var request = HttpRequest.newBuilder(model.address().resolve("/stand-in/" + what));
    var sent =
        http.send(
            body == null ? request.build() : request.POST(BodyPublishers.ofString(body)).build(),
            BodyHandlers.ofString());
    assertThat(sent.statusCode()).isEqualTo(200);
    return JSON.readTree(sent.body());
  }

  private static JsonNode await(Duration age, HttpClient http, ModelStandIn model) {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> send(http, model, "limits", null),
            it -> it.path("seconds").asDouble() >= age.toMillis() / 1e3);
  }

  /** What the provider counted, at two moments, and how long this process stood still. */
  private record Use(JsonNode before, JsonNode after, long stallMillis) {

    double of(String what, double perMinute) {
      return more(what) / (perMinute * more("seconds") / 60);
    }

    double rejected() {
      return more("rejected") / (more("rejected") + more("admitted"));
    }

    private double more(String what) {
      return after.path(what).asDouble() - before.path(what).asDouble();
    }
  }
}
