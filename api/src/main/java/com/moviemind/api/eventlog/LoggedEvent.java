package com.moviemind.api.eventlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place in the log.
 *
 * @param seq its number: a reader that has seen it has seen all before it
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
    Instant at) {}
