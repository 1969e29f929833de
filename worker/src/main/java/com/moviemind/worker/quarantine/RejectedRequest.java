package com.moviemind.worker.quarantine;

import java.util.UUID;

/** A request that the database rejects alone, so that it never became a work item. */
public record RejectedRequest(UUID jobId, UUID tenantId, Payload payload, String why) {}
