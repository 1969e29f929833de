package com.moviemind.api.health;

import com.moviemind.schemas.Ids;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers 200 when well and 503 when not, without a key. */
@RestController
@RequestMapping("/health")
@Tag(name = "Health")
class HealthController {

  private static final Duration STORES_REMEMBERED = Duration.ofSeconds(2);

  /** Existing clients are promised that no more than one look at the provider is taken a minute. */
  private static final Duration PROVIDER_REMEMBERED = Duration.ofMinutes(1);

  private final UUID instance = Ids.next();
  private final Clock clock;
  private final RememberedCheck database;
  private final RememberedCheck redis;
  private final RememberedCheck provider;

  HealthController(Stores stores, Provider provider, Clock clock) {
    this.clock = clock;
    this.database = new RememberedCheck(STORES_REMEMBERED, clock, stores::database);
    this.redis = new RememberedCheck(STORES_REMEMBERED, clock, stores::redis);
    this.provider = new RememberedCheck(PROVIDER_REMEMBERED, clock, provider::finding);
  }

  /** Well as long as requests can be answered, which takes PostgreSQL and nothing else. */
  @Operation(summary = "Whether requests can be answered")
  @GetMapping
  ResponseEntity<Finding> all() {
    var stored = database.finding();
    var cached = redis.finding();
    var status = stored.success() ? (cached.success() ? "up" : "degraded") : "down";
    return new Finding(stored.success(), status, Map.of())
        .with("database", stored.status())
        .with("cache", cached.status())
        .answer();
  }

  @Operation(summary = "Whether PostgreSQL answers")
  @GetMapping("/db")
  ResponseEntity<Finding> database() {
    return database.finding().answer();
  }

  @Operation(
      summary = "How the model's provider answered lately",
      description = "Read at most once a minute, without calling the provider.")
  @GetMapping("/openai")
  ResponseEntity<Finding> provider() {
    return provider.finding().answer();
  }

  @Operation(summary = "Which process this is")
  @GetMapping("/instance")
  ResponseEntity<Finding> instance() {
    var started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    return Finding.well("up")
        .with("instance", instance)
        .with("started_at", started)
        .with("uptime_seconds", Duration.between(started, clock.instant()).toSeconds())
        .answer();
  }
}
