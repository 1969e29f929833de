package com.moviemind.worker.quarantine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wants done with an entry.
 *
 * @param action edit, replay or discard
 * @param revision which the operator saw
 * @param facts edit: the new facts; null keeps them
 * @param orderedBy the key that ordered it
 */
public record Order(
    UUID id,
    UUID entryId,
    String action,
    int revision,
    @Nullable String facts,
    @Nullable String locale,
    @Nullable String contextTag,
    String orderedBy,
    Instant orderedAt) {}
