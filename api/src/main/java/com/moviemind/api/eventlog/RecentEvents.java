package com.moviemind.api.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The newest events of the log in memory: one writer, any number of readers, a fixed size. */
final class RecentEvents {

  /**
   * What was found.
   *
   * @param upTo every wanted event up to this number is in {@code events} or was seen before
   * @param complete whether there is nothing further for now
   */
  record Found(List<LoggedEvent> events, long upTo, boolean complete) {}

  private final AtomicReferenceArray<@Nullable LoggedEvent> slots;
  private volatile long last = -1;

  RecentEvents(int size) {
    slots = new AtomicReferenceArray<>(size);
  }

  /** What comes after this number will be added. */
  void startAfter(long seq) {
    last = seq;
  }

  void add(List<LoggedEvent> events) {
    for (var it : events) {
      slots.set(slot(it.seq()), it);
    }
    last = events.getLast().seq();
  }

  /** The wanted events after this number; null where they are no longer all here. */
  @Nullable Found after(long seq, int limit, Predicate<LoggedEvent> wanted) {
    var until = last;
    if (until < 0 || until - seq > slots.length()) {
      return null;
    }
    var found = new ArrayList<LoggedEvent>();
    for (var next = seq + 1; next <= until; next++) {
      var event = slots.get(slot(next));
      if (event == null || event.seq() != next) {
        return null;
      }
      if (wanted.test(event)) {
        found.add(event);
        if (found.size() == limit) {
          return new Found(found, next, next == until);
        }
      }
    }
    return new Found(found, Math.max(seq, until), true);
  }

  private int slot(long seq) {
    return (int) (seq % slots.length());
  }
}
