package com.moviemind.api.forecast;

import com.moviemind.api.forecast.Queues.Line;
import com.moviemind.api.forecast.Situation.Tenant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads how everything stands, once a second at most, four times in trouble, and only when somebody
 * asks. The queues are read through, so the longer that takes the less often it is done.
 */
@Component
class Situations {

  private static final Duration KEPT = Duration.ofSeconds(1);

  /** While a model does not take what it is given, that is soon no longer so. */
  private static final Duration KEPT_IN_TROUBLE = Duration.ofMillis(250);

  /** While somebody else reads, what is this old is good enough. */
  private static final Duration STALE = Duration.ofSeconds(10);

  /** At most this part of the time is spent on reading queues: one in fifty. */
  private static final int PAUSES = 50;

  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Situation last;
  private volatile Instant lastAt = Instant.MIN;
  private volatile Queues queues = new Queues(Instant.EPOCH);
  private volatile Instant queuesUntil = Instant.MIN;

  Situations(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Situation now() {
    var known = last;
    if (known != null && isYounger(kept(known))) {
      return known;
    }
    if (known != null && isYounger(STALE)) {
      return reading.tryLock() ? locked() : known;
    }
    reading.lock();
    return locked();
  }

  private Situation locked() {
    try {
      var known = last;
      if (known != null && isYounger(kept(known))) {
        return known;
      }
      var read = read();
      last = read;
      lastAt = clock.instant();
      return read;
    } finally {
      reading.unlock();
    }
  }

  private static Duration kept(Situation known) {
    return known.isTroubled() ? KEPT_IN_TROUBLE : KEPT;
  }

  private boolean isYounger(Duration age) {
    return lastAt.isAfter(clock.instant().minus(age));
  }

  private Situation read() {
    var began = clock.instant();
    var workers = jdbc.query("select * from content.worker_instance", (row, _) -> worker(row));
    var models = jdbc.query("select * from content.model_state", (row, _) -> model(row));
    var tenants = new HashMap<Line, Tenant>();
    var at = new Instant[] {began};
    jdbc.query(
        """
        select clock_timestamp() as at, lane, tenant_id, weight, held from content.waiting_tenant
        union all select clock_timestamp(), '', ?, 0, false
        """,
        row -> {
          at[0] = instant(row, "at");
          tenants.put(
              new Line(row.getString("lane"), row.getObject("tenant_id", UUID.class)),
              new Tenant(row.getInt("weight"), row.getBoolean("held")));
        },
        NOBODY);
    tenants.remove(new Line("", NOBODY));
    if (!began.isBefore(queuesUntil)) {
      queues = profile(at[0]);
      var took = Duration.between(began, clock.instant());
      queuesUntil = clock.instant().plus(took.multipliedBy(PAUSES));
    }
    return new Situation(at[0], Duration.between(began, at[0]), workers, models, tenants, queues);
  }

  private Queues profile(Instant at) {
    var read = new Queues(at);
    jdbc.query(
        "select lane, tenant_id, place, ready_at from content.queue_profile()",
        row -> {
          read.add(
              new Line(row.getString(1), row.getObject(2, UUID.class)),
              instant(row, "ready_at"),
              row.getLong(3));
        });
    return read;
  }

  private static Worker worker(ResultSet row) throws SQLException {
    return new Worker(
        row.getString("name"),
        instant(row, "seen_at"),
        row.getInt("slots"),
        new Running(row.getInt("running"), row.getInt("running_batch")),
        pace(row, "interactive"),
        pace(row, "batch"),
        row.getDouble("interactive_rate"),
        span(row, "call"),
        span(row, "intake"),
        span(row, "claim"));
  }

  private static Worker.Pace pace(ResultSet row, String lane) throws SQLException {
    return new Worker.Pace(row.getDouble(lane + "_starts"), row.getDouble(lane + "_seconds"));
  }

  private static Span span(ResultSet row, String of) throws SQLException {
    return new Span(row.getDouble(of + "_p50_ms") / 1_000, row.getDouble(of + "_p95_ms") / 1_000);
  }

  private static Model model(ResultSet row) throws SQLException {
    var held = row.getObject("held_until", OffsetDateTime.class);
    var broken = row.getObject("broken_since", OffsetDateTime.class);
    return new Model(
        row.getString("model"),
        row.getInt("rank"),
        !row.getString("breaker").equals("closed"),
        held == null ? null : held.toInstant(),
        row.getDouble("concurrency"),
        row.getDouble("requests_per_minute"),
        row.getDouble("tokens_per_minute"),
        row.getDouble("tokens_per_call"),
        new Model.Rejections(
            row.getDouble("calls_seen"),
            row.getDouble("calls_rejected"),
            row.getDouble("asked_pause")),
        broken == null ? null : broken.toInstant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
