/**
 * Prompts: released, numbered, never edited; and how one is filled in for a text to write.
 *
 * <p>Owns no table; the prompts lie in {@code resources/prompts/<entity type>/<number>.txt}.
 */
@NullMarked
@ApplicationModule(
    displayName = "Prompt",
    allowedDependencies = {})
package com.moviemind.worker.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
