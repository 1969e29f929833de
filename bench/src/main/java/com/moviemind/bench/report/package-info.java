/** Figures, rows of figures, and how they are printed: a table for people, JSON for programs. */
@NullMarked
package com.moviemind.bench.report;

import org.jspecify.annotations.NullMarked;
