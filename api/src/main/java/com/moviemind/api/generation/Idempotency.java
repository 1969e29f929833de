package com.moviemind.api.generation;

import com.moviemind.messaging.telemetry.Tracing;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives a repeated request the answer of the first one
 * (draft-ietf-httpapi-idempotency-key-header-07). The record and the jobs are one transaction, so
 * there is neither a job without its record nor a record without its job.
 */
@Component
public class Idempotency {

  /** An answer as it was sent. */
  public record Answer(int status, String body) {}

  /** What became of a request with a key. */
  public sealed interface Outcome {
    record Fresh(Answer answer) implements Outcome {}

    record Replayed(Answer answer) implements Outcome {}

    /** The first request with this key is still being accepted. */
    record StillAccepting() implements Outcome {}

    /** The key was used for another request. */
    record UsedOtherwise() implements Outcome {}
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Kept(byte[] hash, Answer answer) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Acceptance acceptance;
  private final Tracing tracing;

  Idempotency(
      JdbcTemplate jdbc, TransactionTemplate transaction, Acceptance acceptance, Tracing tracing) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.acceptance = acceptance;
    this.tracing = tracing;
  }

  /**
   * Accepts the submission unless the tenant has used the key before.
   *
   * @param requestHash of all that makes the request what it is
   * @param answer what to send for the accepted jobs
   */
  public Outcome submit(
      String key, byte[] requestHash, Submission submission, Function<Accepted, Answer> answer) {
    try (var step = tracing.step("accept", submission.traceparent())) {
      return inTransaction(key, requestHash, submission.tracedBy(step.traceparent()), answer);
    }
  }

  private Outcome inTransaction(
      String key, byte[] requestHash, Submission submission, Function<Accepted, Answer> answer) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var tenant = submission.tenantId();
          if (!locked(tenant, key)) {
            return new Outcome.StillAccepting();
          }
          var kept = find(tenant, key);
          if (kept != null) {
            return java.util.Arrays.equals(kept.hash(), requestHash)
                ? new Outcome.Replayed(kept.answer())
                : new Outcome.UsedOtherwise();
          }
          var accepted = acceptance.accept(java.util.List.of(submission)).getFirst();
          var fresh = answer.apply(accepted);
          keep(tenant, key, requestHash, fresh);
          return new Outcome.Fresh(fresh);
        }));
  }

  private boolean locked(UUID tenant, String key) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject(
            "select pg_try_advisory_xact_lock(hashtextextended(?, 0))",
            Boolean.class,
            "idempotency/" + tenant + "/" + key));
  }

  private @Nullable Kept find(UUID tenant, String key) {
    return jdbc
        .query(
            """
            select request_hash, status, body from api.idempotency
            where tenant_id = ? and key = ? order by day desc limit 1
            """,
            (row, _) -> new Kept(row.getBytes(1), new Answer(row.getInt(2), row.getString(3))),
            tenant,
            key)
        .stream()
        .findFirst()
        .orElse(null);
  }

  private void keep(UUID tenant, String key, byte[] hash, Answer answer) {
    jdbc.update(
        """
        insert into api.idempotency (day, tenant_id, key, request_hash, status, body)
        values ((clock_timestamp() at time zone 'UTC')::date, ?, ?, ?, ?, ?)
        """,
        tenant,
        key,
        hash,
        answer.status(),
        answer.body());
  }
}
