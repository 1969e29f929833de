package com.moviemind.api.limits;

import com.moviemind.api.limits.RequestMeter.Window;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the other instances, through Redis, what was counted here, and learns what they counted.
 */
@Component
class RequestExchange {

  private static final Logger log = LoggerFactory.getLogger(RequestExchange.class);
  private static final long KEPT_SECONDS = 2L * RequestMeter.WINDOW_SECONDS;

  private final RequestMeter meter;
  private final StringRedisTemplate redis;
  private final String prefix;
  private final AtomicBoolean exchanging = new AtomicBoolean();
  private final AtomicBoolean alone = new AtomicBoolean();

  RequestExchange(
      RequestMeter meter,
      StringRedisTemplate redis,
      @Value("${moviemind.installation:moviemind}") String installation) {
    this.meter = meter;
    this.redis = redis;
    this.prefix = installation + ":requests:";
  }

  @Scheduled(fixedRateString = "${moviemind.limits.exchange:500ms}")
  void exchange() {
    // Runs at a fixed rate on threads of its own, so a slow Redis could pile up exchanges.
    if (!exchanging.compareAndSet(false, true)) {
      return;
    }
    try {
      var counts = new ArrayList<Count>();
      meter.forEachPresent((tenant, window) -> {
        if (window.unshared() > 0) {
          counts.add(new Count(tenant, window, window.unshared()));
        }
      });
      if (!counts.isEmpty()) {
        exchange(counts);
      }
    } finally {
      exchanging.set(false);
    }
  }

  private void exchange(List<Count> counts) {
    try {
      var totals = redis.executePipelined((RedisCallback<@Nullable Object>) it -> send(counts, it));
      for (int i = 0; i < counts.size(); i++) {
        var count = counts.get(i);
        // Two commands for each count: the sum, and how long it is kept.
        count.window.exchanged(count.more, (Long) totals.get(2 * i));
      }
      if (alone.compareAndSet(true, false)) {
        log.info("Redis answers again; request limits hold over all instances");
      }
    } catch (DataAccessException e) {
      if (alone.compareAndSet(false, true)) {
        log.warn(
            "Redis does not answer ({}); until it does, request limits hold per instance",
            e.getClass().getSimpleName());
      }
    }
  }

  private @Nullable Object send(List<Count> counts, RedisConnection connection) {
    for (var count : counts) {
      var key =
          (prefix + count.tenant + ":" + count.window.minute).getBytes(StandardCharsets.US_ASCII);
      connection.stringCommands().incrBy(key, count.more);
      connection.keyCommands().expire(key, KEPT_SECONDS);
    }
    return null;
  }

  private record Count(UUID tenant, Window window, long more) {}
}
