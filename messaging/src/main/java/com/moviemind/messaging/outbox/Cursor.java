package com.moviemind.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Where the relay is in the table. Ids are given before commit, so a row may appear behind the last
 * one read: each number that was skipped is asked for again until it is too old to come.
 */
final class Cursor {

  private static final int MOST_GAPS = 10_000;

  private final long gapLifeNanos;
  private final TreeMap<Long, Long> gaps = new TreeMap<>();
  private long last;
  private boolean started;

  Cursor(Duration gapLife) {
    this.gapLifeNanos = gapLife.toNanos();
  }

  long last() {
    return last;
  }

  /** Notes that these rows, in order, were read after {@link #last}. */
  void read(List<Long> ids, long nanoTime) {
    for (long id : ids) {
      if (started) {
        for (long skipped = Math.max(last + 1, id - MOST_GAPS); skipped < id; skipped++) {
          gaps.put(skipped, nanoTime);
        }
      }
      started = true;
      last = id;
    }
    gaps.values().removeIf(since -> nanoTime - since > gapLifeNanos);
    while (gaps.size() > MOST_GAPS) {
      gaps.pollFirstEntry();
    }
  }

  void filled(Collection<Long> ids) {
    ids.forEach(gaps::remove);
  }

  List<Long> gaps() {
    return new ArrayList<>(gaps.keySet());
  }
}
