package com.moviemind.worker.limits;

import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import tools.jackson.databind.json.JsonMapper;

/** In Redis, for all replicas: a script, called by its hash and sent anew where Redis forgot it. */
final class SharedState implements State {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final RedisScript<String> STEP =
      RedisScript.of(new ClassPathResource("limits/step.lua"), String.class);

  private final StringRedisTemplate redis;
  private final List<String> keys;

  SharedState(StringRedisTemplate redis, String installation, String model) {
    this.redis = redis;
    // braces: both keys on one node of a cluster
    var tag = "{%s:limits:%s}".formatted(installation, model);
    this.keys = List.of(tag, tag + ":replicas");
  }

  /** Throws what Redis throws. */
  @Override
  public Grant step(Step step) {
    return JSON.readValue(redis.execute(STEP, keys, JSON.writeValueAsString(step)), Grant.class);
  }
}
