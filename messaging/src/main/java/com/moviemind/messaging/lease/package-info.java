/**
 * One holder at a time, and waking whoever waits for work. Owns the table {@code lease} of the
 * process's schema.
 */
@NullMarked
package com.moviemind.messaging.lease;

import org.jspecify.annotations.NullMarked;
