package com.moviemind.api.generation;

import com.moviemind.api.generation.JobState.Canceled;
import com.moviemind.api.generation.JobState.Done;
import com.moviemind.api.generation.JobState.Failed;
import com.moviemind.api.generation.JobState.InProgress;
import com.moviemind.api.generation.JobState.Pending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A state as the job's columns hold it. */
record StateColumns(
    String status,
    @Nullable UUID textId,
    @Nullable Failure failure,
    @Nullable Instant startedAt,
    @Nullable Instant settledAt) {

  static StateColumns of(JobState state) {
    return switch (state) {
      case Pending _ -> new StateColumns(state.status(), null, null, null, null);
      case InProgress(var since) -> new StateColumns(state.status(), null, null, since, null);
      case Done(var at, var text) -> new StateColumns(state.status(), text, null, null, at);
      case Failed(var at, var why) -> new StateColumns(state.status(), null, why, null, at);
      case Canceled(var at) -> new StateColumns(state.status(), null, null, null, at);
    };
  }

  static JobState state(ResultSet row) throws SQLException {
    var status = row.getString("status");
    return switch (status) {
      case "PENDING" -> new Pending();
      case "IN_PROGRESS" -> new InProgress(instant(row, "started_at"));
      case "DONE" -> new Done(instant(row, "settled_at"), row.getObject("text_id", UUID.class));
      case "FAILED" -> new Failed(instant(row, "settled_at"), failure(row));
      case "CANCELED" -> new Canceled(instant(row, "settled_at"));
      default -> throw new IllegalStateException("unknown job status " + status);
    };
  }

  @Nullable String failureType() {
    return failure == null ? null : failure.type().name();
  }

  @Nullable String failureMessage() {
    return failure == null ? null : failure.message();
  }

  @Nullable String failureUserMessage() {
    return failure == null ? null : failure.userMessage();
  }

  @Nullable Boolean failureRetriable() {
    return failure == null ? null : failure.retriable();
  }

  private static Failure failure(ResultSet row) throws SQLException {
    return new Failure(
        FailureReason.of(row.getString("failure_type")),
        row.getString("failure_message"),
        row.getString("failure_user_message"),
        row.getBoolean("failure_retriable"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var at = row.getObject(column, OffsetDateTime.class);
    return at == null ? Instant.EPOCH : at.toInstant();
  }
}
