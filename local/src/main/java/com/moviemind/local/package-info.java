/** The launcher. */
@NullMarked
package com.moviemind.local;

import org.jspecify.annotations.NullMarked;
