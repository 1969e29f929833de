package com.moviemind.messaging.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox, as the relay reads it. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record OutboxRow(
    long id,
    String topic,
    String key,
    UUID eventId,
    String eventType,
    int schemaVersion,
    byte[] body,
    @Nullable String traceparent,
    Instant createdAt) {}
