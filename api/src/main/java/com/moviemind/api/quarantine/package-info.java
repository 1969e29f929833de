/**
 * What could not be written, as an operator sees, mends, replays and discards it.
 *
 * <p>Owns no tables: it reads the worker's views {@code content.quarantine} and {@code
 * content.quarantine_order}. Says: {@code QuarantineOrdered}, which the worker decides. The jobs of
 * a replay are made by room generation in the transaction of the order.
 */
@NullMarked
@ApplicationModule(
    displayName = "Quarantine",
    allowedDependencies = {"access", "generation", "problem"})
package com.moviemind.api.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
