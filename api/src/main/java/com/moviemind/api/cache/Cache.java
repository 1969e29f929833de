package com.moviemind.api.cache;

import com.moviemind.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
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
    var arguments = new ArrayList<String>(values.size() + 1);
    arguments.add(Long.toString(keptFor.toMillis()));
    arguments.addAll(values.values());
    var keys = values.keySet().stream().map(prefix::concat).toList();
    fuse.guard(() -> redis.execute(SET_ALL, keys, arguments.toArray()), 0L);
  }

  /** Raises these counters, in one round trip; a counter that is not there counts as 0. */
  public void increment(Collection<String> keys) {
    fuse.guard(() -> redis.execute(RAISE_ALL, keys.stream().map(prefix::concat).toList()), 0L);
  }

  /** Whether Redis heard of it; if not, the keys may still be there when it is back. */
  public boolean remove(Collection<String> keys) {
    Supplier<Boolean> removal =
        () -> {
          redis.unlink(keys.stream().map(prefix::concat).toList());
          return true;
        };
    return fuse.guard(removal, false);
  }

  // scripts, because a pipeline takes a connection of its own each time

  private static final RedisScript<Long> SET_ALL =
      RedisScript.of(
          """
          for n, key in ipairs(KEYS) do redis.call('PSETEX', key, ARGV[1], ARGV[n + 1]) end
          return #KEYS
          """,
          Long.class);

  private static final RedisScript<Long> RAISE_ALL =
      RedisScript.of(
          "for _, key in ipairs(KEYS) do redis.call('INCR', key) end return #KEYS", Long.class);
}
