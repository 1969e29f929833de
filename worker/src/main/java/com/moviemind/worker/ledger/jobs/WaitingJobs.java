package com.moviemind.worker.ledger.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** The jobs of items whose rows the caller has locked. */
public final class WaitingJobs {

  private static final String COLUMNS =
      " job_id, item_id, tenant_id, lane, charged, backfill_id, subject_ref, traceparent,"
          + " start_by";
  private static final String READ =
      "select"
          + COLUMNS
          + " from worker.work_item_job where item_id = any(?::uuid[]) order by requested_at";
  private static final String TAKE_OUT =
      "delete from worker.work_item_job where item_id = any(?::uuid[]) returning" + COLUMNS;

  private static final String TAKE_OUT_SOME =
      "delete from worker.work_item_job where item_id = any(?::uuid[]) and job_id = any(?::uuid[]) returning"
          + COLUMNS;

  private final JdbcTemplate jdbc;

  public WaitingJobs(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** By item, in the order in which they were asked. */
  public Map<UUID, List<WaitingJob>> read(Collection<UUID> items) {
    return byItem(READ, items);
  }

  public Map<UUID, List<WaitingJob>> takeOut(Collection<UUID> items) {
    return byItem(TAKE_OUT, items);
  }

  /** Only these jobs. */
  public Map<UUID, List<WaitingJob>> takeOut(Collection<UUID> items, Collection<UUID> jobs) {
    if (items.isEmpty()) {
      return Map.of();
    }
    var some = new SqlArrayValue("uuid", jobs.toArray());
    return jdbc
        .query(
            TAKE_OUT_SOME, (row, _) -> job(row), new SqlArrayValue("uuid", items.toArray()), some)
        .stream()
        .collect(Collectors.groupingBy(WaitingJob::itemId));
  }

  /** Those of them that are no longer worth starting. */
  public List<UUID> late(Collection<UUID> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    return jdbc.query(
        "select job_id from worker.work_item_job where item_id = any(?::uuid[]) and start_by <= now()",
        (row, _) -> row.getObject(1, UUID.class),
        new SqlArrayValue("uuid", items.toArray()));
  }

  private Map<UUID, List<WaitingJob>> byItem(String sql, Collection<UUID> items) {
    if (items.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .query(sql, (row, _) -> job(row), new SqlArrayValue("uuid", items.toArray()))
        .stream()
        .collect(Collectors.groupingBy(WaitingJob::itemId));
  }

  private static WaitingJob job(ResultSet row) throws SQLException {
    var startBy = row.getTimestamp(9);
    return new WaitingJob(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getBoolean(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getString(8),
        startBy == null ? null : startBy.toInstant());
  }
}
