/** The worker process. */
@NullMarked
package com.moviemind.worker;

import org.jspecify.annotations.NullMarked;
