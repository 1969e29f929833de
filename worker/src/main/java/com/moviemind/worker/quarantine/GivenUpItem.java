package com.moviemind.worker.quarantine;

import java.util.List;
import java.util.UUID;

/**
 * A work item that gets no text; its row is still there, locked by the caller.
 *
 * @param cause class of the error
 * @param message for the developer; never holds a prompt or a text
 * @param spentMicros price of all its attempts
 */
public record GivenUpItem(
    UUID id,
    String cause,
    String message,
    int attempts,
    long spentMicros,
    List<UUID> jobIds,
    List<UUID> tenantIds) {}
