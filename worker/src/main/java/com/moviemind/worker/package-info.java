/** The worker process: takes requests in, has texts written by a model, stores them and says so. */
@NullMarked
package com.moviemind.worker;

import org.jspecify.annotations.NullMarked;
