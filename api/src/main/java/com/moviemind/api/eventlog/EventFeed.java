package com.moviemind.api.eventlog;

import com.moviemind.api.eventlog.RecentEvents.Found;
import com.moviemind.messaging.MessagingProperties;
import com.moviemind.messaging.lease.Signal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The log as it grows, for everyone on this instance: one thread reads new events once, keeps the
 * newest in memory and wakes those they concern.
 */
@Component
public class EventFeed implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EventFeed.class);
  private static final int REMEMBERED = 8_192;
  private static final int BATCH = 1_000;
  private static final Duration POLL = Duration.ofMillis(500);

  private final EventLog events;
  private final Duration gather;
  private final int most;
  private final int mostPerTenant;
  private final Counter refused;
  private final Signal wake;
  private final RecentEvents recent = new RecentEvents(REMEMBERED);
  private final Followers followers = new Followers();
  private final List<Signal> listeners = new CopyOnWriteArrayList<>();
  private volatile long head = -1;
  private volatile @Nullable Thread thread;
  private volatile boolean stopped;

  EventFeed(
      EventLog events,
      Bells bells,
      EventProperties properties,
      MessagingProperties messaging,
      MeterRegistry meters) {
    this.events = events;
    this.gather = messaging.gather();
    var heap = Runtime.getRuntime().maxMemory();
    this.most = properties.followersWithin(heap);
    this.mostPerTenant = properties.followersPerTenantWithin(heap);
    this.refused = meters.counter("moviemind.events.followers.refused");
    this.wake = bells.forFeed();
    meters.gauge("moviemind.events.followers", followers, Followers::count);
  }

  /**
   * Follows a tenant's events after this number; null where too many follow already.
   *
   * @param jobs only the events of these jobs; empty for all
   */
  public @Nullable Follower follow(UUID tenantId, Set<UUID> jobs, long after) {
    begin();
    if (followers.count() >= most || followers.count(tenantId) >= mostPerTenant) {
      refused.increment();
      return null;
    }
    var follower = new Follower(this, tenantId, jobs, after, new Signal());
    followers.add(follower);
    if (stopped) {
      follower.end();
    }
    return follower;
  }

  /** The same from here on. */
  public @Nullable Follower follow(UUID tenantId, Set<UUID> jobs) {
    return follow(tenantId, jobs, head());
  }

  /**
   * Follows a tenant's events for a delivery of our own: it counts for nobody.
   *
   * @param told raised when there is something new
   */
  public Follower attend(UUID tenantId, long after, Signal told) {
    begin();
    var follower = new Follower(this, tenantId, Set.of(), after, told);
    followers.attend(follower);
    return follower;
  }

  /**
   * The number up to which this instance has seen the log. What was committed with these events is
   * visible to every query that begins now.
   */
  public long head() {
    return head < 0 ? begin() : head;
  }

  /** Whether this instance has seen the log at all, so that {@link #head} asks nobody. */
  public boolean begun() {
    return head >= 0;
  }

  /** What is numbered from here on is told to everyone. */
  private synchronized long begin() {
    if (head < 0) {
      var last = events.last();
      recent.startAfter(last);
      head = last;
    }
    return head;
  }

  int followers(UUID tenantId) {
    return followers.count(tenantId);
  }

  /** Raises this signal whenever there are new events; for readers of {@link EventLog#ofAll}. */
  public void raise(Signal whenNumbered) {
    listeners.add(whenNumbered);
  }

  Found read(Follower follower, long after, int limit) {
    var found = recent.after(after, limit, follower::wants);
    if (found != null) {
      return found;
    }
    // Read before the query: what the query does not show, we are told of.
    var seen = head();
    var stored = stored(follower, after, limit);
    var complete = stored.size() < limit;
    var last = stored.isEmpty() ? after : stored.getLast().seq();
    return new Found(stored, complete ? Math.max(last, seen) : last, complete);
  }

  private List<LoggedEvent> stored(Follower follower, long after, int limit) {
    var jobs = follower.jobs();
    return jobs.isEmpty()
        ? events.after(follower.tenantId(), after, limit)
        : events.ofJobs(follower.tenantId(), jobs, after, limit);
  }

  void leave(Follower follower) {
    followers.remove(follower);
  }

  @Override
  public void start() {
    stopped = false;
    var reader = Thread.ofPlatform().name("event-feed").daemon().unstarted(this::readUntilStopped);
    thread = reader;
    reader.start();
    log.info("At most {} streams and waiting requests, {} of one tenant", most, mostPerTenant);
  }

  /** Ends the followers first, so that the web server need not wait for their streams. */
  @Override
  public void stop() {
    stopped = true;
    var reader = thread;
    thread = null;
    if (reader != null) {
      reader.interrupt();
    }
    followers.endAll();
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void readUntilStopped() {
    var trouble = false;
    while (isRunning()) {
      try {
        var found = step();
        if (found == 0) {
          wake.await(POLL);
        } else if (found < BATCH) {
          Thread.sleep(gather);
        }
        trouble = false;
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        if (!trouble) {
          log.warn("New events wait, the log is asked again every {}: {}", POLL, e.toString());
        }
        trouble = true;
        pause();
      }
    }
  }

  /** How many events were new. */
  private int step() {
    var seen = head();
    var batch = events.newest(seen, BATCH);
    if (!batch.isEmpty() && batch.getFirst().seq() != seen + 1) {
      batch = events.ofAll(seen, BATCH);
    }
    if (batch.isEmpty()) {
      return 0;
    }
    recent.add(batch);
    followers.tell(batch);
    head = batch.getLast().seq();
    listeners.forEach(Signal::raise);
    return batch.size();
  }

  private void pause() {
    try {
      wake.await(POLL);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
