package com.moviemind.api.webhooks.history;

import java.time.Instant;

/** An event that failed and waits for its next attempt. */
public record Pending(long seq, int attempts, Instant nextAt) {}
