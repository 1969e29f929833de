/** What must hold after every round, whatever was done to the installation: a class for each. */
@NullMarked
package com.moviemind.local.faults.invariant;

import org.jspecify.annotations.NullMarked;
