package com.moviemind.worker.audit;

import com.moviemind.events.RepairJob;
import com.moviemind.messaging.audit.AuditRecord.What;
import com.moviemind.messaging.audit.Repairs.Outcome;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells how a job ended, again, as history has it; and that it failed, where the ledger has taken
 * it in and lost it. Whoever has heard it before is not changed by hearing it twice.
 */
@Component
class Retelling {

  private static final String WAITS =
      """
      select exists (select from worker.work_item_job j join worker.work_item i on i.id = j.item_id
        where j.job_id = ?)
      """;

  private static final String ARRIVED =
      "select exists (select from worker.inbox where consumer = 'worker.intake' and event_id = ? and day = ?)";

  /** Reads history through; this is done for the few jobs that an operator names. */
  private static final String HISTORY =
      """
      select i.id, i.outcome, i.reason, i.message, i.attempts, i.spent_micros, i.tenant_id, t.id as text_id,
        t.version, t.model, t.prompt_version, t.input_tokens, t.cached_input_tokens, t.output_tokens
      from worker.finished_item i left join content.text t on t.id = i.text_id
      where i.job_ids @> array[?::uuid] and i.day >= ?
      order by i.finished_at desc limit 1
      """;

  private final JdbcTemplate jdbc;
  private final Outbox outbox;
  private final String topic;

  Retelling(JdbcTemplate jdbc, Outbox outbox, Topics topics) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.topic = topics.events();
  }

  /** In the caller's transaction. */
  Outcome tell(RepairJob job) {
    var id = job.getJobId();
    if (isTrue(WAITS, id)) {
      return outcome(job, What.REFUSED, "the job waits for its text");
    }
    if (finished(job) == null && !isTrue(ARRIVED, id, day(job))) {
      return outcome(
          job, What.REFUSED, "the job has not arrived here; it is asked again while PENDING");
    }
    return outcome(job, What.REPAIRED, "told again: " + endOf(job));
  }

  /** Tells the end, whether it is the one that history has, or the loss; says which. */
  String endOf(RepairJob job) {
    var finished = finished(job);
    var now = Instant.now();
    var event = finished == null ? Ends.lost(job, now) : Ends.of(job, finished, now);
    outbox.append(List.of(new OutboundEvent(topic, job.getJobId().toString(), event, null)));
    return event.getSchema().getName();
  }

  private @Nullable Finished finished(RepairJob job) {
    return jdbc
        .query(HISTORY, (row, _) -> Finished.of(row), job.getJobId(), day(job).minusDays(1))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private boolean isTrue(String sql, Object... values) {
    return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, values));
  }

  private static Outcome outcome(RepairJob job, What what, String detail) {
    return new Outcome(job.getJobId().toString(), what, detail);
  }

  private static LocalDate day(RepairJob job) {
    return LocalDate.ofInstant(job.getRequestedAt(), ZoneOffset.UTC);
  }

  /** An item as history has it, with what its text's passport says; the latter null without one. */
  record Finished(
      UUID itemId,
      String outcome,
      @Nullable String reason,
      @Nullable String message,
      int attempts,
      long spentMicros,
      UUID payer,
      @Nullable Passport text) {

    /** Of the text. */
    record Passport(
        UUID id, int version, String model, String prompt, long input, long cached, long output) {}

    static Finished of(java.sql.ResultSet row) throws java.sql.SQLException {
      var text = row.getObject("text_id", UUID.class);
      return new Finished(
          row.getObject("id", UUID.class),
          row.getString("outcome"),
          row.getString("reason"),
          row.getString("message"),
          row.getInt("attempts"),
          row.getLong("spent_micros"),
          row.getObject("tenant_id", UUID.class),
          text == null
              ? null
              : new Passport(
                  text,
                  row.getInt("version"),
                  row.getString("model"),
                  row.getString("prompt_version"),
                  row.getLong("input_tokens"),
                  row.getLong("cached_input_tokens"),
                  row.getLong("output_tokens")));
    }
  }
}
