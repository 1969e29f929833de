/**
 * Events on their way in: from Kafka to a handler, in batches; nothing is skipped that may still
 * succeed.
 */
@NullMarked
package com.moviemind.messaging.inbound;

import org.jspecify.annotations.NullMarked;
