/**
 * The self-audit: what must hold is asked again and again, one process at a time, of what is new;
 * what does not hold is counted, written down once when it begins and once when it ends, and mended
 * when an operator orders it. Owns the tables {@code audit_progress}, {@code audit_finding} and
 * {@code audit_event} of the process's schema.
 */
@NullMarked
package com.moviemind.messaging.audit;

import org.jspecify.annotations.NullMarked;
