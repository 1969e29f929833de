/** Each invariant against a round without fault, and against one in which it does not hold. */
@NullMarked
package com.moviemind.local.faults.invariant;

import org.jspecify.annotations.NullMarked;
