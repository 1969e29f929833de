/**
 * Uses a model account's limits without breaking them: requests and tokens per minute, calls in
 * flight, Retry-After, and a breaker for each model; shared by all replicas.
 *
 * <p>Owns no table; keeps {@code {installation:limits:model}} in Redis, which may be lost. Ask
 * {@link ModelLimits} for permits before claiming, and tell it how each call ended.
 */
@NullMarked
@ApplicationModule(
    displayName = "Limits",
    allowedDependencies = {"provider"})
package com.moviemind.worker.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
