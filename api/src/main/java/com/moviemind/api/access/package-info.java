/**
 * Who is asking and what they may do: API keys, scopes, plans, and the filter that stands before
 * every address.
 *
 * <p>Reads the tables {@code api.tenant} and {@code api.api_key}, which room tenancy writes.
 * Controllers take a {@link Caller} as an argument. A revoked key stops within the refresh interval
 * ({@code moviemind.access.key-refresh}, two seconds) on every instance.
 */
@NullMarked
@ApplicationModule(displayName = "Access", allowedDependencies = "problem")
package com.moviemind.api.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
