/**
 * How much a tenant may ask: requests per minute over all instances, generations per month.
 *
 * <p>Reads {@code api.job}, which room generation writes, to count the month; owns no tables.
 * Requests are counted in this process and shared through Redis behind the requests' backs, so a
 * lost Redis leaves a limit per instance. Controllers that accept work take a {@link
 * GenerationAllowance} as an argument.
 */
@NullMarked
@ApplicationModule(
    displayName = "Limits",
    allowedDependencies = {"access", "problem"})
package com.moviemind.api.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
