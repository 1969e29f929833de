package com.moviemind.api;

import java.time.Duration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Redis without the haste of requests, which do without it rather than wait: neither a first
 * connection nor a pause of the machine loses a command.
 */
public final class PatientRedis implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LettuceConnectionFactory connections;
  private final StringRedisTemplate template;

  private PatientRedis(LettuceConnectionFactory connections) {
    this.connections = connections;
    this.template = new StringRedisTemplate(connections);
  }

  /** Connected to the server that this one connects to. */
  public static PatientRedis like(LettuceConnectionFactory hasty) {
    var patient = LettuceClientConfiguration.builder().commandTimeout(PATIENCE).build();
    var connections = new LettuceConnectionFactory(hasty.getStandaloneConfiguration(), patient);
    connections.afterPropertiesSet();
    connections.start();
    var redis = new PatientRedis(connections);
    redis.template.execute((RedisCallback<String>) RedisConnection::ping);
    return redis;
  }

  public StringRedisTemplate template() {
    return template;
  }

  @Override
  public void close() {
    connections.destroy();
  }
}
