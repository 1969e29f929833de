package com.moviemind.api.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Jobs per tenant and month. Job ids grow with time (UUIDv7), so a look reads only the jobs made
 * since shortly before the last one, through the primary key.
 */
@Repository
class JobCounts {

  /** Longer than any transaction that accepts a job: older ids can no longer appear. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private static final String COUNT =
      """
      select tenant_id, count(*) filter (where id < ?) as settled, count(*) filter (where id >= ?) as fresh
      from api.job where id >= ? group by tenant_id
      """;

  private final JdbcTemplate jdbc;

  JobCounts(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Month count(Month last, YearMonth month, Instant now) {
    var start = floor(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    var known = last.month().equals(month) ? last : Month.nothingYet(month);
    var from = later(start, known.settledBefore());
    var settledBefore = later(from, floor(now.minus(SETTLING)));
    var settled = new HashMap<>(known.settled());
    var fresh = new HashMap<UUID, Long>();
    jdbc.query(
        COUNT,
        row -> {
          var tenant = row.getObject("tenant_id", UUID.class);
          settled.merge(tenant, row.getLong("settled"), Long::sum);
          fresh.put(tenant, row.getLong("fresh"));
        },
        settledBefore,
        settledBefore,
        from);
    return new Month(month, settledBefore, settled, fresh);
  }

  /** The lowest id of that millisecond. */
  private static UUID floor(Instant time) {
    return new UUID(time.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  private static UUID later(UUID one, UUID other) {
    return Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits()) >= 0
        ? one
        : other;
  }

  /**
   * What was found in a month.
   *
   * @param settledBefore ids below it are in {@code settled} for good
   */
  record Month(
      YearMonth month, UUID settledBefore, Map<UUID, Long> settled, Map<UUID, Long> fresh) {

    static Month nothingYet(YearMonth month) {
      return new Month(month, new UUID(0, 0), Map.of(), Map.of());
    }

    long of(UUID tenant) {
      return settled.getOrDefault(tenant, 0L) + fresh.getOrDefault(tenant, 0L);
    }
  }
}
