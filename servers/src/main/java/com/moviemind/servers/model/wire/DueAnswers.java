package com.moviemind.servers.model.wire;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.nio.channels.SelectionKey;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Answers that wait for their time. */
final class DueAnswers {

  /** The turn tells whether the connection still waits for this answer, or went on or away. */
  record Due(long nanos, Connection connection, SelectionKey key, long turn) {}

  private final PriorityQueue<Due> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos));

  void add(long delayNanos, Connection connection, SelectionKey key) {
    waiting.add(new Due(System.nanoTime() + delayNanos, connection, key, connection.turn()));
  }

  /** Rounded up; 0 when one is due, -1 when none waits. */
  long millisUntilFirst() {
    var first = waiting.peek();
    return first == null
        ? -1
        : Math.max(0, NANOSECONDS.toMillis(first.nanos() - System.nanoTime() + 999_999));
  }

  /** Takes an answer that is due; null when none is. */
  @Nullable Due next() {
    var first = waiting.peek();
    while (first != null && first.nanos() <= System.nanoTime()) {
      waiting.remove();
      if (first.connection().turn() == first.turn()) {
        return first;
      }
      first = waiting.peek();
    }
    return null;
  }
}
