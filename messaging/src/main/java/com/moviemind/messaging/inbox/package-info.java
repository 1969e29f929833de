/**
 * Events already taken in, remembered in the transaction of their effect. Owns the table {@code
 * inbox} of the process's schema.
 */
@NullMarked
package com.moviemind.messaging.inbox;

import org.jspecify.annotations.NullMarked;
