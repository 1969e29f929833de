/** Benchmarks, for users to run. */
@NullMarked
package com.moviemind.bench;

import org.jspecify.annotations.NullMarked;
