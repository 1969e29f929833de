/** What will be done to an installation in one round, drawn from a seed before the round begins. */
@NullMarked
package com.moviemind.local.faults.plan;

import org.jspecify.annotations.NullMarked;
