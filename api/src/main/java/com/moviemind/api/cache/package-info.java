/**
 * Redis, for what may be lost: copies that make reads cheaper. Owns the keys {@code
 * <installation>:cache:*}.
 *
 * <p>Every answer of {@link com.moviemind.api.cache.Cache} may be "not here"; while Redis is away
 * that is the answer at once. {@link com.moviemind.api.cache.EntityCache} keeps entities under
 * stamps, so that an old copy is never taken for a new one.
 */
@NullMarked
@ApplicationModule(
    displayName = "Cache",
    allowedDependencies = {})
package com.moviemind.api.cache;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
