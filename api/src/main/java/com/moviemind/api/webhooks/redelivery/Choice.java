package com.moviemind.api.webhooks.redelivery;

import com.moviemind.api.eventlog.EventSearch;
import java.util.List;
import java.util.UUID;

/**
 * Which events.
 *
 * @param after numbers greater than this
 * @param upTo and not greater than this
 * @param types of these types; empty: of all
 * @param ids these events; empty: all
 * @param undelivered only those that no entry of the delivery log says were delivered
 */
public record Choice(
    long after, long upTo, List<String> types, List<UUID> ids, boolean undelivered) {

  EventSearch.Filter filter(UUID tenantId, long cursor) {
    return new EventSearch.Filter(tenantId, Math.max(after, cursor), upTo, types, ids);
  }
}
