package com.moviemind.messaging.inbound;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * An event that arrived.
 *
 * @param eventId CloudEvents id; the same in every copy of the event
 * @param occurredAt CloudEvents time
 */
public record InboundEvent(
    SpecificRecordBase event, UUID eventId, Instant occurredAt, @Nullable String traceparent) {}
