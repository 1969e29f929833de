package com.moviemind.api.webhooks.courier;

import com.moviemind.api.webhooks.history.Pending;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which events an endpoint has, which are on their way, and which are to be tried again. */
final class Backlog {

  private final TreeSet<Long> underWay = new TreeSet<>();
  private final TreeMap<Long, Pending> pending = new TreeMap<>();
  private final Set<Long> retried = new HashSet<>();
  private final Set<Long> hastened = new HashSet<>();
  private long position;

  Backlog(long cursor, Collection<Pending> pending) {
    position = cursor;
    pending.forEach(it -> this.pending.put(it.seq(), it));
  }

  /** An event was taken from the log. */
  void take(long seq) {
    position = seq;
    underWay.add(seq);
  }

  /** All up to this number is taken or not wanted. */
  void pass(long seq) {
    position = Math.max(position, seq);
  }

  long position() {
    return position;
  }

  /** Everything up to this number needs no reading of the log any more. */
  long cursor() {
    return underWay.isEmpty() ? position : underWay.first() - 1;
  }

  /** How it ended: an event that is to be tried again, or null. */
  void ended(long seq, @Nullable Pending again) {
    underWay.remove(seq);
    retried.remove(seq);
    hastened.remove(seq);
    if (again == null) {
      pending.remove(seq);
    } else {
      pending.put(seq, again);
    }
  }

  /** The first event to be tried again that is due, or the first at all. */
  @Nullable Pending first(Instant now, boolean dueOnly) {
    for (var it : pending.values()) {
      if (!retried.contains(it.seq()) && (!dueOnly || !it.nextAt().isAfter(now))) {
        return it;
      }
    }
    return null;
  }

  /** It is under way again, until it has {@link #ended}. */
  void retry(long seq) {
    retried.add(seq);
  }

  @Nullable Pending find(long seq) {
    return pending.get(seq);
  }

  /** When the next event is due; null where none waits. */
  @Nullable Instant nextDue() {
    return pending.values().stream()
        .filter(it -> !retried.contains(it.seq()))
        .map(Pending::nextAt)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Whatever waits is due now, once: the endpoint is back. */
  void hasten(Instant now) {
    pending.replaceAll((_, it) -> new Pending(it.seq(), it.attempts(), now));
    hastened.addAll(pending.keySet());
  }

  /** Whether what was there up to this number, or was hastened, has not been sent yet. */
  boolean lacks(long seq) {
    return position < seq || !hastened.isEmpty();
  }
}
