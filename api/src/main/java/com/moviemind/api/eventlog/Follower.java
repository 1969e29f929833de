package com.moviemind.api.eventlog;

import com.moviemind.messaging.lease.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Someone who follows a tenant's events, or those of some of its jobs. Holds a number, not events:
 * who reads slowly finds the events in the log. For one thread, which may be a virtual one.
 */
public final class Follower implements AutoCloseable {

  private static final long NONE = 0;

  private final EventFeed feed;
  private final UUID tenantId;
  private final Set<UUID> jobs;
  private final Signal told;

  /** The first event of ours since the last look. */
  private final AtomicLong first = new AtomicLong(NONE);

  private long cursor;
  private boolean caughtUp;
  private volatile boolean ended;

  Follower(EventFeed feed, UUID tenantId, Set<UUID> jobs, long cursor, Signal told) {
    this.feed = feed;
    this.tenantId = tenantId;
    this.jobs = Set.copyOf(jobs);
    this.cursor = cursor;
    this.told = told;
  }

  /** Waits for something new, at most so long; does not wait while there is more to read. */
  public boolean await(Duration atMost) throws InterruptedException {
    return ended || !caughtUp || told.await(atMost);
  }

  /** The next events, in order; none where there is nothing new. */
  public List<LoggedEvent> next(int limit) {
    var head = feed.head();
    var from = first.getAndSet(NONE);
    if (caughtUp && from == NONE) {
      cursor = Math.max(cursor, head);
      return List.of();
    }
    if (caughtUp) {
      cursor = Math.max(cursor, from - 1);
      caughtUp = false; // also where the log cannot be read now: nobody tells of these again
    }
    var found = feed.read(this, cursor, limit);
    cursor = found.upTo();
    caughtUp = found.complete();
    return found.events();
  }

  /** Everything of ours up to this number was answered by {@link #next}. */
  public long cursor() {
    return cursor;
  }

  /** True once this instance stops: another one will go on from {@link #cursor}. */
  public boolean ended() {
    return ended;
  }

  @Override
  public void close() {
    feed.leave(this);
  }

  void tell(long seq) {
    first.compareAndSet(NONE, seq);
    told.raise();
  }

  void end() {
    ended = true;
    told.raise();
  }

  boolean wants(LoggedEvent event) {
    return tenantId.equals(event.tenantId())
        && (jobs.isEmpty() || (event.jobId() != null && jobs.contains(event.jobId())));
  }

  UUID tenantId() {
    return tenantId;
  }

  /** Empty where it follows all of its tenant's events. */
  Set<UUID> jobs() {
    return jobs;
  }
}
