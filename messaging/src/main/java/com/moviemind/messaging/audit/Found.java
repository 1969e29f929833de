package com.moviemind.messaging.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that should not be.
 *
 * @param subject the row, by ids and numbers
 * @param waits true while it may still be under way
 * @param repair what mending it would change; null where no command mends it
 */
record Found(String subject, String detail, boolean waits, @Nullable String repair) {}
