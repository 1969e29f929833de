package com.moviemind.worker.limits;

import com.moviemind.worker.limits.Permits.Begun;
import com.moviemind.worker.provider.Answer;
import com.moviemind.worker.provider.ErrorClass;
import com.moviemind.worker.provider.RateLimits;
import com.moviemind.worker.provider.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** One of several workers that share a model account, and the verbs of its stories. */
final class Replica {

  static final long BOUND = 1_000;

  private final ModelLimits limits;
  private final Account account;
  final List<UUID> calls = new ArrayList<>();

  Replica(StringRedisTemplate redis, String model, AccountLimits account) {
    this(redis, model, account, Duration.ofSeconds(30));
  }

  Replica(StringRedisTemplate redis, String model, AccountLimits account, Duration ttl) {
    this(redis, model, account, ttl, Duration.ofSeconds(2));
  }

  Replica(
      StringRedisTemplate redis,
      String model,
      AccountLimits account,
      Duration ttl,
      Duration probeTtl) {
    var terms = new Terms(account, UUID.randomUUID().toString(), ttl, 2, BOUND, probeTtl);
    this.account = new Account(model, terms, new SharedState(redis, "test", model));
    this.limits = new ModelLimits(List.of(this.account));
  }

  /** Begins as many calls as it may. */
  int calls(int wanted) {
    return calls(wanted, wanted, BOUND);
  }

  int calls(int any, int batch, long bound) {
    var permits = limits.ask(any, batch);
    var begun =
        IntStream.range(0, permits.any())
            .mapToObj(
                n -> new Begun(UUID.randomUUID(), permits.model(), n < permits.batch(), bound))
            .toList();
    limits.begin(permits, begun);
    begun.forEach(it -> calls.add(it.attemptId()));
    return begun.size();
  }

  /** Asks and calls nobody. */
  Permits asksInVain(int wanted) {
    var permits = limits.ask(wanted, wanted);
    limits.begin(permits, List.of());
    return permits;
  }

  Permits asks(int any, int batch) {
    return limits.ask(any, batch);
  }

  void hears(long tokens) {
    hears(tokens, RateLimits.UNKNOWN);
  }

  void hears(long tokens, RateLimits left) {
    limits.ended(
        calls.removeFirst(), new Answer.Text("A text.", new Usage(tokens, 0, 0), "m", 1, left));
  }

  void fails(ErrorClass errorClass, @Nullable Duration pause) {
    limits.ended(calls.removeFirst(), new Answer.TryLater(errorClass, pause, null, "It failed."));
  }

  void renews() {
    limits.renew();
  }

  Grant last() {
    return account.last();
  }

  boolean isAlone() {
    return account.isAlone();
  }

  static LettuceConnectionFactory connect(String host, int port, String password) {
    var server = new RedisStandaloneConfiguration(host, port);
    server.setPassword(RedisPassword.of(password));
    var client =
        LettuceClientConfiguration.builder()
            // a machine that stands still is no Redis that is away: that one refuses at once
            .commandTimeout(Duration.ofSeconds(10))
            .clientOptions(
                io.lettuce.core.ClientOptions.builder()
                    .disconnectedBehavior(
                        io.lettuce.core.ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .build())
            .build();
    var factory = new LettuceConnectionFactory(server, client);
    factory.afterPropertiesSet();
    factory.start();
    return factory;
  }
}
