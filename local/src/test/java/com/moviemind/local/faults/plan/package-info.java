/** Plans: the same seed, the same blows. */
@NullMarked
package com.moviemind.local.faults.plan;

import org.jspecify.annotations.NullMarked;
