/**
 * The worker's self-audit, and what operators order to be mended.
 *
 * <p>Owns {@code worker.audit_progress}, {@code worker.audit_finding}, {@code worker.audit_event}
 * and {@code worker.audit_spend}; the api reads the first three through views of {@code content}.
 * Reads all of {@code worker} and {@code content}, and changes of them what a repair says. Hears:
 * {@code RepairOrdered}. Says: how a job ended, again, where the api has lost it.
 */
@NullMarked
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {})
package com.moviemind.worker.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
