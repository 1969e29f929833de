/** Clients that follow instead of asking: streams of events, and requests that wait. */
@NullMarked
package com.moviemind.bench.follow;

import org.jspecify.annotations.NullMarked;
