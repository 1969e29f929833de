package com.moviemind.api.forecast;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.moviemind.api.forecast.Queues.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What has joined a queue since the queues were read, and what is on its way to it. Looks at a
 * bounded stretch of two indexes, for a fifth of the time at most.
 */
@Component
class Tails {

  /** Of more than this, only so many are looked at. */
  static final int MOST = 2_000;

  private static final Duration KEPT = Duration.ofMillis(25);
  private static final int PAUSES = 4;
  private static final int MOST_QUEUES = 10_000;
  private static final Duration LONGEST_WAY = Duration.ofMinutes(1);
  private static final int LAGS = 4;

  /** On their way are those of the newest jobs that no worker has taken in, by now or before. */
  private static final String READ =
      """
      select
        array(select (extract(epoch from ready_at) * 1000000)::bigint from content.live_item
          where state = 'READY' and lane = ? and tenant_id = ? and ready_at > ?
          order by ready_at limit ?),
        array(select id from (
            select id, lane, started_at, settled_at from api.job
            where tenant_id = ? and id > ? order by id desc limit ?) newest
          where lane = ? and started_at is null and settled_at is null
            and not exists (select from content.job_in_hand h where h.job_id = newest.id)),
        running.any, running.batch
      from (
        select count(*) as any, count(*) filter (where lane = 'batch') as batch
        from content.live_item where state = 'RUNNING') running
      """;

  /**
   * The end of a queue.
   *
   * @param joined when its items became ready
   * @param coming jobs on their way; their ids are in the order of acceptance, but for those of a
   *     millisecond
   */
  record Tail(List<Long> joined, List<UUID> coming, Running running, Duration kept) {

    /** Items since the queues were read that are before one that became ready then. */
    int joinedBefore(Instant readyAt) {
      var micros = ChronoUnit.MICROS.between(Instant.EPOCH, readyAt);
      return Math.toIntExact(joined.stream().filter(it -> it < micros).count());
    }

    /** Jobs on their way that were accepted before this one. */
    int comingBefore(UUID job) {
      return Math.toIntExact(coming.stream().filter(it -> it.compareTo(job) < 0).count());
    }
  }

  private final JdbcTemplate jdbc;

  /** A queue, and the reading of the queues that it goes on from. */
  private record Key(Line queue, Instant since) {}

  private final Cache<Key, Tail> known =
      Caffeine.newBuilder()
          .expireAfter(Expiry.<Key, Tail>creating((_, it) -> it.kept()))
          .maximumSize(MOST_QUEUES)
          .build();

  Tails(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Tail of(Line queue, Situation situation) {
    var key = new Key(queue, situation.queues().at());
    return Objects.requireNonNull(known.get(key, _ -> read(queue, situation)));
  }

  private Tail read(Line queue, Situation situation) {
    var began = System.nanoTime();
    return Objects.requireNonNull(
        jdbc.queryForObject(
            READ,
            (row, _) ->
                new Tail(
                    times(row, 1),
                    ids(row, 2),
                    new Running(row.getInt(3), row.getInt(4)),
                    keptAfter(System.nanoTime() - began)),
            queue.lane(),
            queue.tenantId(),
            situation.queues().end(queue).atOffset(ZoneOffset.UTC),
            MOST,
            queue.tenantId(),
            lowestId(situation),
            MOST,
            queue.lane()));
  }

  /** Of ids, which are UUIDs of version 7, the lowest of a time before which all are taken in. */
  private static UUID lowestId(Situation situation) {
    var lag = situation.present().stream().mapToDouble(it -> it.intake().p95()).max().orElse(0);
    var since = situation.at().minus(LONGEST_WAY).minusMillis((long) (lag * LAGS * 1_000));
    return new UUID(since.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  private static List<UUID> ids(ResultSet row, int column) throws SQLException {
    return List.of((UUID[]) row.getArray(column).getArray());
  }

  private static Duration keptAfter(long tookNanos) {
    var pause = Duration.ofNanos(tookNanos).multipliedBy(PAUSES);
    return pause.compareTo(KEPT) > 0 ? pause : KEPT;
  }

  private static List<Long> times(ResultSet row, int column) throws SQLException {
    return List.of((Long[]) row.getArray(column).getArray());
  }
}
