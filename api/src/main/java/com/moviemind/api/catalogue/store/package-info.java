/** Titles and people in PostgreSQL, read and written by the hundred for imports. */
@NullMarked
package com.moviemind.api.catalogue.store;

import org.jspecify.annotations.NullMarked;
