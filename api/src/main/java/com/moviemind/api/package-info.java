/** The api process. */
@NullMarked
package com.moviemind.api;

import org.jspecify.annotations.NullMarked;
