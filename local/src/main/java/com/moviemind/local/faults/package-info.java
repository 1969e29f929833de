/**
 * Fault rounds: an installation under load is hurt in ways drawn from a seed, and afterwards every
 * promise is checked from outside.
 *
 * <p>The door is {@link Rounds}. A plan says what will be done, the hand does it, a steady load
 * goes on meanwhile, and each invariant looks at the evidence that the round left.
 */
@NullMarked
package com.moviemind.local.faults;

import org.jspecify.annotations.NullMarked;
