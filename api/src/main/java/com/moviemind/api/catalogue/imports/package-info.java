/**
 * Imports: a file in, the catalogue better, and a report of what became of every line. The rules
 * are in docs/catalogue.md and ADR 12.
 */
@NullMarked
package com.moviemind.api.catalogue.imports;

import org.jspecify.annotations.NullMarked;
