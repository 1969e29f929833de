package com.moviemind.api.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place in the log.
 *
 * @param seq its number: a reader that has seen it has seen all before it. Written as a decimal, it
 *     is the cursor of streams, pulls and deliveries
 * @param jobId null where the event is about no job
 * @param type for example {@code job.completed}
 * @param data JSON object
 */
public record LoggedEvent(
    long seq,
    UUID eventId,
    UUID tenantId,
    @Nullable UUID jobId,
    String type,
    String data,
    Instant at) {

  static LoggedEvent of(ResultSet row, int index) throws SQLException {
    return new LoggedEvent(
        row.getLong("seq"),
        row.getObject("event_id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("job_id", UUID.class),
        row.getString("type"),
        row.getString("data"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
