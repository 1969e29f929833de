/**
 * What a run cost and how long it took: processor time and memory of processes, and quantiles of
 * times.
 */
@NullMarked
package com.moviemind.bench.measure;

import org.jspecify.annotations.NullMarked;
