/**
 * Language models: one door, {@link TextProvider}, whatever stands behind it; and what a call
 * costs.
 *
 * <p>Owns no table. Expected trouble is an {@link Answer}, never an exception.
 */
@NullMarked
@ApplicationModule(
    displayName = "Provider",
    allowedDependencies = {})
package com.moviemind.worker.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
