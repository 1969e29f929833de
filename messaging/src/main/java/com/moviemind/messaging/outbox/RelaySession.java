package com.moviemind.messaging.outbox;

import com.moviemind.messaging.lease.LeasedLoop;
import com.moviemind.messaging.lease.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * One holder's work on the outbox, from taking the lease to losing it or to the first failure;
 * reading, sending and deleting are separate steps. Everything it knows may be forgotten: a new
 * session starts from the table, and what was sent but not deleted is sent again.
 */
final class RelaySession implements LeasedLoop.Session {

  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration GAP_LIFE = Duration.ofSeconds(30);
  private static final int MOST_ROWS = 500;

  /** Beyond what may be in flight otherwise: urgent rows find the rest full when they matter. */
  private static final int MOST_URGENT_ROWS = 100;

  /** What the broker said of a row. */
  private record Outcome(OutboxRow row, @Nullable Exception failure) {}

  private final OutboxTable table;
  private final Broker broker;
  private final Signal signal;
  private final String urgentTopic;
  private final int mostInFlight;
  private final Cursor cursor = new Cursor(GAP_LIFE);
  private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
  private final Map<String, Queue<OutboxRow>> busyKeys = new HashMap<>();
  private final Set<Long> pending = new HashSet<>();
  private Set<String> parkedKeys = Set.of();
  private long sweptAt;
  private boolean isBehind;

  /**
   * @param urgentTopic whose rows go before others of other keys when there are many
   */
  RelaySession(
      OutboxTable table, Broker broker, Signal signal, String urgentTopic, int mostInFlight) {
    this.table = table;
    this.broker = broker;
    this.signal = signal;
    this.urgentTopic = urgentTopic;
    this.mostInFlight = mostInFlight;
    sweep();
  }

  /** One look at the table and at what the broker said. */
  @Override
  public boolean step() throws Exception {
    var settled = settle();
    var rows = new ArrayList<OutboxRow>();
    var room = Math.min(MOST_ROWS, mostInFlight - pending.size());
    if (isBehind) {
      rows.addAll(table.ahead(cursor.last(), urgentTopic, MOST_URGENT_ROWS));
    }
    if (room > 0) {
      var fresh = table.after(cursor.last(), room);
      cursor.read(fresh.stream().map(OutboxRow::id).toList(), System.nanoTime());
      rows.addAll(fresh);
      rows.addAll(late());
      isBehind = fresh.size() == room;
    }
    if (System.nanoTime() - sweptAt > SWEEP.toNanos()) {
      rows.addAll(sweep());
    }
    for (var row : rows) {
      offer(row);
    }
    return settled > 0 || !rows.isEmpty();
  }

  private List<OutboxRow> late() {
    var gaps = cursor.gaps();
    if (gaps.isEmpty()) {
      return List.of();
    }
    var found = table.withIds(gaps);
    cursor.filled(found.stream().map(OutboxRow::id).toList());
    return found;
  }

  /** From the start of the table: rows that were unparked, and any that came very late. */
  private List<OutboxRow> sweep() {
    sweptAt = System.nanoTime();
    parkedKeys = table.parkedKeys();
    return cursor.last() == 0
        ? List.of()
        : table.after(0, MOST_ROWS).stream().filter(row -> row.id() <= cursor.last()).toList();
  }

  private void offer(OutboxRow row) throws Exception {
    if (parkedKeys.contains(row.key()) || !pending.add(row.id())) {
      return;
    }
    var queue = busyKeys.get(row.key());
    if (queue == null) {
      busyKeys.put(row.key(), new ArrayDeque<>(2));
      send(row);
    } else {
      queue.add(row);
    }
  }

  private void send(OutboxRow row) throws Exception {
    broker.send(
        row,
        failure -> {
          outcomes.add(new Outcome(row, failure));
          signal.raise();
        });
  }

  /** Deletes what was acknowledged and sends what waited behind it. */
  private int settle() throws Exception {
    var done = new ArrayList<Long>();
    var follow = new ArrayList<OutboxRow>();
    for (var outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
      var row = outcome.row();
      pending.remove(row.id());
      if (outcome.failure() == null) {
        done.add(row.id());
        next(row.key(), follow);
      } else if (neverSendable(outcome.failure())) {
        park(row, outcome.failure());
      } else {
        throw outcome.failure();
      }
    }
    if (!done.isEmpty()) {
      table.delete(done);
      broker.sent(done.size());
    }
    for (var row : follow) {
      send(row);
    }
    return done.size();
  }

  private void next(String key, List<OutboxRow> follow) {
    var queue = busyKeys.get(key);
    var row = queue == null ? null : queue.poll();
    if (row == null) {
      busyKeys.remove(key);
    } else {
      follow.add(row);
    }
  }

  private void park(OutboxRow row, Exception why) {
    table.park(row.id(), why.toString());
    broker.parked(row, why);
    parkedKeys = table.parkedKeys();
    var held = busyKeys.remove(row.key());
    if (held != null) {
      held.forEach(it -> pending.remove(it.id()));
    }
  }

  private static boolean neverSendable(Exception failure) {
    return failure instanceof RecordTooLargeException || failure instanceof SerializationException;
  }
}
