package com.moviemind.api.generation;

import com.moviemind.events.JobCancelRequested;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the worker that a job is no longer wanted. The worker decides whether it came in time. */
@Component
public class Cancellation {

  /** What became of a wish to cancel. */
  public sealed interface Outcome {

    /** The wish is committed; the job ends CANCELED unless its end was faster. */
    record Recorded(Job job) implements Outcome {}

    /** The job had ended. */
    record TooLate(Job job) implements Outcome {}

    /** The tenant has no such job. */
    record Unknown() implements Outcome {}
  }

  /** One wish is enough; a client that repeats it for longer is heard again, should it be lost. */
  private static final String RECORD =
      """
      update api.job set cancel_requested_at = clock_timestamp()
      where id = ? and tenant_id = ? and settled_at is null
        and (cancel_requested_at is null or cancel_requested_at < clock_timestamp() - interval '10 s')
      returning *
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final GenerationJobs jobs;
  private final Outbox outbox;
  private final String topic;

  Cancellation(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      GenerationJobs jobs,
      Outbox outbox,
      Topics topics) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.jobs = jobs;
    this.outbox = outbox;
    this.topic = topics.commands();
  }

  /** Records the tenant's wish; when this returns, it is committed. */
  public Outcome ask(UUID tenantId, UUID jobId) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var commands = jdbc.query(RECORD, (row, _) -> command(row), jobId, tenantId);
          outbox.append(
              commands.stream()
                  .map(it -> new OutboundEvent(topic, jobId.toString(), it, null))
                  .toList());
          return outcome(jobs.find(tenantId, jobId));
        }));
  }

  private static Outcome outcome(@Nullable Job job) {
    if (job == null) {
      return new Outcome.Unknown();
    }
    return job.state() instanceof JobState.Settled
        ? new Outcome.TooLate(job)
        : new Outcome.Recorded(job);
  }

  private static JobCancelRequested command(ResultSet row) throws SQLException {
    var entity = row.getObject("entity_id", UUID.class);
    var locale = row.getString("locale");
    var tag = row.getString("context_tag");
    return JobCancelRequested.newBuilder()
        .setJobId(row.getObject("id", UUID.class))
        .setTenantId(row.getObject("tenant_id", UUID.class))
        .setWorkItem(entity + "/" + locale + "/" + tag)
        .setLane(row.getString("lane"))
        .setEntityType(row.getString("entity_type"))
        .setEntityId(entity)
        .setLocale(locale)
        .setContextTag(tag)
        .setRequestedAt(instant(row, "created_at"))
        .setCancelRequestedAt(instant(row, "cancel_requested_at"))
        .setBackfillId(row.getObject("backfill_id", UUID.class))
        .setSubjectRef(row.getString("subject_ref"))
        .build();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MICROS);
  }
}
