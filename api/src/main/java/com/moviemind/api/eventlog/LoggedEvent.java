package com.moviemind.api.eventlog;

import java.time.Instant;
import java.util.UUID;

/**
 * An event with its place in the log.
 *
 * @param seq its number: a reader that has seen it has seen all before it
 * @param type for example {@code job.completed}
 * @param data JSON object
 */
public record LoggedEvent(
    long seq, UUID eventId, UUID tenantId, UUID jobId, String type, String data, Instant at) {}
