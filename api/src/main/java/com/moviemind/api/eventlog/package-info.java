/**
 * The event log: what happened to jobs, in one order that every follower shares.
 *
 * <p>Owns {@code api.event_unnumbered}, {@code api.event_log} and {@code api.event_sequence}.
 * {@link EventLog} appends and reads; a leased sequencer numbers events after their commit. {@link
 * EventFeed} follows the log, once for all of an instance; instances wake each other by NOTIFY.
 */
@NullMarked
@ApplicationModule(
    displayName = "Event log",
    allowedDependencies = {})
package com.moviemind.api.eventlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
