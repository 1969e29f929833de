package com.moviemind.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.api.PatientRedis;
import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@ApiOnRealServers
class EntityCacheTest {

  private static final int NOBODY_LISTENS = 1;

  @Autowired LettuceConnectionFactory servers;

  private final UUID id = UUID.randomUUID();
  private final AtomicInteger reads = new AtomicInteger();
  @AutoClose private PatientRedis redis;
  private EntityCache cache;

  @BeforeEach
  void connect() {
    redis = PatientRedis.like(servers);
    cache = over(redis.template());
  }

  @Test
  void anEntityIsReadOnceUntilItChanges() {
    assertThat(read()).isEqualTo("read 1");
    assertThat(read()).isEqualTo("read 1");
    cache.changed(List.of(UUID.randomUUID()));
    assertThat(read()).isEqualTo("read 1");
    cache.changed(List.of(id));
    assertThat(read()).isEqualTo("read 2");
    assertThat(read()).isEqualTo("read 2");
    cache.everythingChanged();
    assertThat(read()).isEqualTo("read 3");
  }

  @Test
  void aReaderOvertakenByAChangeIsNotBelieved() {
    var overtaken =
        cache.get(
            id,
            () -> {
              cache.changed(List.of(id));
              return "old";
            });
    assertThat(overtaken).isEqualTo("old");
    assertThat(read()).isEqualTo("read 1");
  }

  @Test
  void whatTheSourceDoesNotKnowIsNotKept() {
    assertThat(cache.get(id, () -> null)).isNull();
    assertThat(read()).isEqualTo("read 1");
  }

  @Test
  void withoutRedisTheSourceAnswersAtOnce() {
    var nowhere = new RedisStandaloneConfiguration("127.0.0.1", NOBODY_LISTENS);
    var hasty = LettuceClientConfiguration.builder().commandTimeout(Duration.ofMillis(250)).build();
    var connections = new LettuceConnectionFactory(nowhere, hasty);
    connections.afterPropertiesSet();
    connections.start();
    var lonely = over(new StringRedisTemplate(connections));
    long start = System.nanoTime();
    for (int n = 1; n <= 1000; n++) {
      assertThat(lonely.get(id, () -> "read " + reads.incrementAndGet())).isEqualTo("read " + n);
      lonely.changed(List.of(id));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    connections.destroy();
  }

  private static EntityCache over(StringRedisTemplate redis) {
    return new EntityCache(
        new Cache(redis, new Topics("test" + UUID.randomUUID()), new SimpleMeterRegistry()));
  }

  private String read() {
    return String.valueOf(cache.get(id, () -> "read " + reads.incrementAndGet()));
  }
}
