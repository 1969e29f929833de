/**
 * The self-audit: the api's own, and both sides' findings as an operator sees and mends them.
 *
 * <p>Owns {@code api.audit_progress}, {@code api.audit_finding} and {@code api.audit_event}; reads
 * the worker's through {@code content.audit_progress}, {@code content.audit_finding} and {@code
 * content.audit_event}. Says: {@code RepairOrdered}, which the worker carries out. The api's own
 * repairs are made here, but for jobs, which room generation asks again.
 */
@NullMarked
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"access", "generation", "problem"})
package com.moviemind.api.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
