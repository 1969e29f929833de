/**
 * Takes requests from Kafka into the ledger, in batches, each once.
 *
 * <p>Owns no table; remembers jobs in the inbox. Hears {@code GenerationRequested} in both lanes
 * and {@code JobCancelRequested} and {@code QuarantineOrdered}. Says {@code GenerationFailed} of a
 * request that the database rejects.
 */
@NullMarked
@ApplicationModule(
    displayName = "Intake",
    allowedDependencies = {"ledger", "ledger :: leave", "content", "quarantine", "vitals"})
package com.moviemind.worker.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
