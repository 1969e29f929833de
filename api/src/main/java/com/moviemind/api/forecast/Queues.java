package com.moviemind.api.forecast;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How the tenants' queues stood at one moment: of each, when the items at some of its places became
 * ready. Places between them are reckoned, so a place costs no look at the database.
 */
final class Queues {

  /** A tenant's queue of a lane. */
  record Line(String lane, UUID tenantId) {}

  private final Map<Line, NavigableMap<Instant, Long>> places = new HashMap<>();
  private final Instant at;

  Queues(Instant at) {
    this.at = at;
  }

  /** The moment. */
  Instant at() {
    return at;
  }

  void add(Line key, Instant readyAt, long place) {
    places.computeIfAbsent(key, _ -> new TreeMap<>()).merge(readyAt, place, Math::max);
  }

  long length(Line key) {
    var queue = places.get(key);
    return queue == null ? 0 : queue.lastEntry().getValue();
  }

  long length(String lane) {
    return places.keySet().stream()
        .filter(it -> it.lane().equals(lane))
        .mapToLong(this::length)
        .sum();
  }

  /** When the last item of a queue became ready; the beginning of time where there is none. */
  Instant end(Line key) {
    var queue = places.get(key);
    return queue == null ? Instant.EPOCH : queue.lastKey();
  }

  /** How many of this queue are before an item that became ready then. */
  double before(Line key, Instant readyAt) {
    var queue = places.get(key);
    if (queue == null) {
      return 0;
    }
    var exact = queue.get(readyAt);
    if (exact != null) {
      return exact - 1.0;
    }
    var earlier = queue.lowerEntry(readyAt);
    var later = queue.higherEntry(readyAt);
    if (earlier == null) {
      return 0;
    }
    if (later == null) {
      return earlier.getValue();
    }
    var part = seconds(earlier.getKey(), readyAt) / seconds(earlier.getKey(), later.getKey());
    return earlier.getValue() + part * (later.getValue() - 1 - earlier.getValue());
  }

  private static double seconds(Instant from, Instant to) {
    return to.getEpochSecond() - from.getEpochSecond() + (to.getNano() - from.getNano()) / 1e9;
  }
}
