package com.moviemind.api.generation;

import com.moviemind.api.catalogue.Catalogue;
import com.moviemind.api.generation.JobState.Settled;
import com.moviemind.messaging.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Jobs that the audit found out of step with the worker, for whoever mends them. */
@Component
public class LostJobs {

  /** A job as the worker has to know it to tell its end. */
  public record LostJob(
      UUID id,
      UUID tenantId,
      String lane,
      String entityType,
      UUID entityId,
      String locale,
      String contextTag,
      Instant createdAt,
      @Nullable UUID backfillId,
      @Nullable String subjectRef) {

    static LostJob of(ResultSet row) throws SQLException {
      return new LostJob(
          row.getObject("id", UUID.class),
          row.getObject("tenant_id", UUID.class),
          row.getString("lane"),
          row.getString("entity_type"),
          row.getObject("entity_id", UUID.class),
          row.getString("locale"),
          row.getString("context_tag"),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getObject("backfill_id", UUID.class),
          row.getString("subject_ref"));
    }
  }

  private final JdbcTemplate jdbc;
  private final JobCache copies;
  private final Catalogue catalogue;
  private final Outbox outbox;
  private final RequestedEvents events;

  LostJobs(
      JdbcTemplate jdbc,
      JobCache copies,
      Catalogue catalogue,
      Outbox outbox,
      RequestedEvents events) {
    this.jdbc = jdbc;
    this.copies = copies;
    this.catalogue = catalogue;
    this.outbox = outbox;
    this.events = events;
  }

  /**
   * Those of the jobs that have not ended; asks the worker again for those that are PENDING, in the
   * caller's transaction.
   */
  public List<LostJob> askAgain(Collection<UUID> ids) {
    var pending = new ArrayList<PendingJob>();
    var lost =
        jdbc.query(
            """
            update api.job set published_at = clock_timestamp()
            where id = any(?::uuid[]) and settled_at is null returning *
            """,
            (row, index) -> {
              if (row.getString("status").equals("PENDING")) {
                pending.add(PendingJob.of(row, index));
              }
              return LostJob.of(row);
            },
            new SqlArrayValue("uuid", ids.toArray()));
    outbox.append(
        pending.stream()
            .map(it -> it.row(catalogue))
            .filter(Objects::nonNull)
            .map(events::of)
            .toList());
    return lost;
  }

  /** Those of the jobs that have not ended. */
  public List<LostJob> live(Collection<UUID> ids) {
    return jdbc.query(
        "select * from api.job where id = any(?::uuid[]) and settled_at is null",
        (row, _) -> LostJob.of(row),
        new SqlArrayValue("uuid", ids.toArray()));
  }

  /** Brings the copies of a settled job to what the job is now. */
  public void copy(UUID id) {
    jdbc.query("select * from api.job where id = ?", JobTable::job, id).stream()
        .filter(it -> it.state() instanceof Settled)
        .forEach(it -> copies.settled(List.of(it)));
  }
}
