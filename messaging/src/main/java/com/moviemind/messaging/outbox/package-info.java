/**
 * Events on their way out: appended in the caller's transaction, sent by one leased relay. Owns the
 * table {@code outbox} of the process's schema.
 */
@NullMarked
package com.moviemind.messaging.outbox;

import org.jspecify.annotations.NullMarked;
