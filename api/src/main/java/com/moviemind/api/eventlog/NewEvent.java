package com.moviemind.api.eventlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to append.
 *
 * @param jobId null where the event is about no job
 * @param data JSON object
 */
public record NewEvent(
    UUID eventId, UUID tenantId, @Nullable UUID jobId, String type, String data, Instant at) {}
