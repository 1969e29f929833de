package com.moviemind.api.forecast;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.moviemind.api.forecast.Queues.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What has joined a queue since the queues were read, and what is on its way to it. Looks at a
 * bounded stretch of two indexes, a few times a second for a queue at most.
 */
@Component
class Tails {

  /** More than this has joined, or is on its way: then nobody counts. */
  static final int MOST = 2_000;

  private static final Duration KEPT = Duration.ofMillis(250);
  private static final int MOST_QUEUES = 10_000;

  private static final String COUNT =
      """
      select
        (select count(*) from (
          select from content.live_item
          where state = 'READY' and lane = ? and tenant_id = ? and ready_at > ? limit ?) joined),
        (select count(*) from (
          select from api.job where tenant_id = ? and id > ? and settled_at is null limit ?) coming)
      """;

  /**
   * The end of a queue.
   *
   * @param joined items since the queues were read
   * @param coming jobs accepted and not taken in, about
   * @param at the database's clock
   */
  record Tail(long joined, long coming, Instant at) {}

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final Cache<Line, Tail> known =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_QUEUES).build();

  Tails(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Tail of(Line queue, Situation situation) {
    var kept = known.getIfPresent(queue);
    if (kept != null) {
      return kept;
    }
    var now = clock.instant();
    var lag = situation.present().stream().mapToDouble(it -> it.intake().p50()).max().orElse(0);
    var tail =
        Objects.requireNonNull(
            jdbc.queryForObject(
                COUNT,
                (row, _) ->
                    new Tail(row.getLong(1), row.getLong(2), now.plus(situation.clockAhead())),
                queue.lane(),
                queue.tenantId(),
                situation.queues().end(queue).atOffset(ZoneOffset.UTC),
                MOST,
                queue.tenantId(),
                lowestId(now.minus(Duration.ofMillis((long) (lag * 1_000)))),
                MOST));
    known.put(queue, tail);
    return tail;
  }

  /** The lowest job id of that millisecond; ids are UUIDs of version 7. */
  private static UUID lowestId(Instant time) {
    var millis = Math.max(0, time.toEpochMilli());
    return new UUID(millis << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }
}
