/**
 * The gate between a model's words and a stored text.
 *
 * <p>Owns no table. The names of the checks a text passed go into its passport.
 */
@NullMarked
@ApplicationModule(
    displayName = "Quality",
    allowedDependencies = {})
package com.moviemind.worker.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
