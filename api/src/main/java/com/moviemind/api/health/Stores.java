package com.moviemind.api.health;

import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Asks PostgreSQL and Redis for a sign of life. */
@Component
class Stores {

  private final JdbcTemplate jdbc;
  private final StringRedisTemplate redis;

  Stores(JdbcTemplate jdbc, StringRedisTemplate redis) {
    this.jdbc = jdbc;
    this.redis = redis;
  }

  Finding database() {
    long start = System.nanoTime();
    try {
      var version = jdbc.queryForObject("select maintenance.schema_version()", Integer.class);
      return Finding.well("up")
          .with("schema_version", version == null ? 0 : version)
          .with("latency_ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
    } catch (DataAccessException _) {
      return Finding.ill("down");
    }
  }

  /** Losing Redis costs speed, never truth. */
  Finding redis() {
    try {
      redis.execute((RedisCallback<String>) it -> it.ping());
      return Finding.well("up");
    } catch (DataAccessException _) {
      return Finding.ill("down");
    }
  }
}
