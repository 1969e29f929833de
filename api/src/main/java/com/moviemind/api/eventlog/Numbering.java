package com.moviemind.api.eventlog;

import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One batch of numbers, in the caller's transaction. */
@Component
class Numbering {

  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final int BATCH = 1_000;

  /** Ids a transaction may be late by before only a sweep finds its events. */
  private static final long LATE = 5_000;

  private record Moved(int count, long highest) {}

  private final JdbcTemplate jdbc;
  private long highest;
  private long sweptAt = System.nanoTime() - SWEEP.toNanos();

  Numbering(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  int next() {
    jdbc.execute(BY_KEY);
    var last =
        Objects.requireNonNull(
            jdbc.queryForObject("select last_seq from api.event_sequence for update", Long.class));
    var moved =
        Objects.requireNonNull(
            jdbc.queryForObject(
                MOVE,
                (row, _) -> new Moved(row.getInt("count"), row.getLong("highest")),
                from(),
                BATCH,
                last));
    if (moved.count() > 0) {
      highest = Math.max(highest, moved.highest());
      jdbc.query(ADVANCE, _ -> null, last + moved.count(), EventExchange.NUMBERED);
    }
    return moved.count();
  }

  /** Not from the start each time: what was moved leaves dead rows there until a vacuum. */
  private long from() {
    if (System.nanoTime() - sweptAt > SWEEP.toNanos()) {
      sweptAt = System.nanoTime();
      return 0;
    }
    return highest - LATE;
  }

  /** One notification for a whole batch, and by the one sequencer: nobody waits for its lock. */
  private static final String ADVANCE =
      """
      with advanced as (update api.event_sequence set last_seq = ? returning last_seq)
      select pg_notify('%s', ?) from advanced
      """
          .formatted(EventExchange.CHANNEL);

  /** A plan made while the table was small is kept, and would read all of it when it is large. */
  private static final String BY_KEY = "set local enable_seqscan = off";

  // = any(array(…)) looks rows up by key; a join may read all the dead rows, as statistics have it
  private static final String MOVE =
      """
      with moved as (
        delete from api.event_unnumbered where id = any(array(
          select id from api.event_unnumbered where id > ? order by id limit ?))
        returning *),
      logged as (
        insert into api.event_log
          (day, seq, event_id, tenant_id, job_id, type, data, occurred_at)
        select (clock_timestamp() at time zone 'UTC')::date, ? + row_number() over (order by id),
          event_id, tenant_id, job_id, type, data, occurred_at
        from moved)
      select count(*) as count, coalesce(max(id), 0) as highest from moved
      """;
}
