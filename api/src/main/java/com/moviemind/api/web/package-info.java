/**
 * What every request meets first and every log line carries: an id, a limit on the body, and a look
 * at the characters of its parameters.
 *
 * <p>Owns no tables.
 */
@NullMarked
@ApplicationModule(displayName = "Web", allowedDependencies = "problem")
package com.moviemind.api.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
