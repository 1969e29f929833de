/**
 * A wall clock that is wrong, for one process: an agent in its JVM moves whatever that JVM takes
 * for the time of day, its libraries included. Time that only counts on, {@link System#nanoTime},
 * stays right, as it does on a machine whose clock was set.
 */
@NullMarked
package com.moviemind.servers.clock;

import org.jspecify.annotations.NullMarked;
