package com.moviemind.worker.ledger.fair;

import com.moviemind.worker.ledger.WorkItem;
import java.time.Instant;

/**
 * An item that has just been leased.
 *
 * @param at the database's clock
 * @param readyAt since when it could be claimed
 */
public record Leased(WorkItem item, int attempt, long fence, Instant at, Instant readyAt) {}
