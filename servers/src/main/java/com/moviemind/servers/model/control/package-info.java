/**
 * What a test may ask of the stand-in and about it: faults, latency, limits, and the log of calls.
 */
@NullMarked
package com.moviemind.servers.model.control;

import org.jspecify.annotations.NullMarked;
