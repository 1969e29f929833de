/**
 * The lines of an import file: reading them one by one, cleaning what can be cleaned and saying why
 * the rest is refused. The rules are listed in docs/catalogue.md. Pure; owns nothing.
 */
@NullMarked
package com.moviemind.api.catalogue.lines;

import org.jspecify.annotations.NullMarked;
