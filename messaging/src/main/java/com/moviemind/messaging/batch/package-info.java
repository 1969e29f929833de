/** Joins single requests that arrive together into one piece of work. */
@NullMarked
package com.moviemind.messaging.batch;

import org.jspecify.annotations.NullMarked;
