/**
 * The texts that the worker has stored, each with its passport. Reads {@code content.text}, owns no
 * table.
 */
@NullMarked
@ApplicationModule(displayName = "Texts")
package com.moviemind.api.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
