/**
 * Following what happens: streams of server-sent events, and events to fetch, both over the event
 * log. The cursor is the event's number in the log, wherever it is read.
 *
 * <p>Owns no tables.
 */
@NullMarked
@ApplicationModule(
    displayName = "Follow",
    allowedDependencies = {"access", "eventlog", "generation", "problem", "web"})
package com.moviemind.api.follow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
