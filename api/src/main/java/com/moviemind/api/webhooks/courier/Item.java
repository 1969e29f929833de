package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.webhooks.history.Cause;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to send now.
 *
 * @param attempts attempts made before
 * @param redelivery what asked for it again; null where nobody did
 */
record Item(LoggedEvent event, Cause cause, int attempts, @Nullable UUID redelivery) {

  long seq() {
    return event.seq();
  }
}
