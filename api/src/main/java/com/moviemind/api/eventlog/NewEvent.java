package com.moviemind.api.eventlog;

import java.time.Instant;
import java.util.UUID;

/**
 * An event to append.
 *
 * @param data JSON object
 */
public record NewEvent(
    UUID eventId, UUID tenantId, UUID jobId, String type, String data, Instant at) {}
