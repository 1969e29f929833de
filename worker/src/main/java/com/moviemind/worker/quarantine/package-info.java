/**
 * What could not be written, kept until an operator mends, replays or discards it.
 *
 * <p>Owns {@code worker.quarantine} and {@code worker.quarantine_order}, which the api reads
 * through views. The ledger brings given-up items, intake requests that the database rejects;
 * intake also brings the operators' orders. An entry holds the request and its facts, never a
 * prompt or a key.
 */
@NullMarked
@ApplicationModule(
    displayName = "Quarantine",
    allowedDependencies = {})
package com.moviemind.worker.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
