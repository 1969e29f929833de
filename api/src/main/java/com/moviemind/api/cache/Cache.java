package com.moviemind.api.cache;

import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * Copies in Redis. Never throws: what cannot be had is not here, what cannot be kept is not kept.
 */
@Component
public class Cache {

  private final StringRedisTemplate redis;
  private final Fuse fuse;
  private final String prefix;

  Cache(StringRedisTemplate redis, Topics topics, MeterRegistry meters) {
    this.redis = redis;
    this.fuse = new Fuse(Duration.ofSeconds(1), meters.counter("moviemind.cache.failures"));
    this.prefix = topics.installation() + ":cache:";
  }

  public @Nullable String get(String key) {
    return fuse.guard(() -> redis.opsForValue().get(prefix + key), null);
  }

  /** One answer for each key, in their order. */
  public List<@Nullable String> get(List<String> keys) {
    List<@Nullable String> none = Collections.nCopies(keys.size(), null);
    Supplier<@Nullable List<@Nullable String>> read =
        () -> redis.opsForValue().multiGet(keys.stream().map(prefix::concat).toList());
    return Objects.requireNonNullElse(fuse.guard(read, none), none);
  }

  public void put(String key, String value, Duration keptFor) {
    put(Map.of(key, value), keptFor);
  }

  /** Keeps all of these, in one round trip. */
  public void put(Map<String, String> values, Duration keptFor) {
    RedisCallback<@Nullable Object> store =
        connection -> {
          values.forEach((key, value) -> set(connection, prefix + key, value, keptFor));
          return null;
        };
    fuse.guard(() -> redis.executePipelined(store), List.of());
  }

  /** Raises these counters, in one round trip; a counter that is not there counts as 0. */
  public void increment(Collection<String> keys) {
    RedisCallback<@Nullable Object> raise =
        connection -> {
          keys.forEach(key -> connection.stringCommands().incr(bytes(prefix + key)));
          return null;
        };
    fuse.guard(() -> redis.executePipelined(raise), List.of());
  }

  public void remove(Collection<String> keys) {
    fuse.guard(() -> redis.unlink(keys.stream().map(prefix::concat).toList()), 0L);
  }

  private static void set(RedisConnection connection, String key, String value, Duration keptFor) {
    connection.stringCommands().pSetEx(bytes(key), keptFor.toMillis(), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
