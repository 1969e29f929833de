package com.moviemind.api.webhooks.redelivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Events to be sent again.
 *
 * @param cursor how far it has come
 * @param ratePerSecond how fast, at most
 * @param count how many events were shown to the owner before it began
 * @param sent how many were sent by now
 * @param finishedAt null while it goes on
 */
public record Redelivery(
    UUID id,
    UUID endpointId,
    long cursor,
    Choice choice,
    int ratePerSecond,
    long count,
    long sent,
    Instant createdAt,
    @Nullable Instant finishedAt) {}
