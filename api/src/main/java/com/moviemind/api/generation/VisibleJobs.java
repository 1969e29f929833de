package com.moviemind.api.generation;

import com.moviemind.api.eventlog.EventFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Jobs as their tenant may see them: not another tenant's, and none past its retention. */
@Component
public class VisibleJobs {

  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int BATCH = 100;

  private final GenerationJobs jobs;
  private final Retention retention;
  private final EventFeed feed;
  private final Clock clock;

  VisibleJobs(GenerationJobs jobs, Retention retention, EventFeed feed, Clock clock) {
    this.jobs = jobs;
    this.retention = retention;
    this.feed = feed;
    this.clock = clock;
  }

  /** The tenant's job with this id; ends the request with 404 where it sees none. */
  public Job known(UUID tenantId, String id) {
    var job = ID.matcher(id).matches() ? visible(tenantId, UUID.fromString(id)) : null;
    if (job == null) {
      throw JobNotFound.of(id);
    }
    return job;
  }

  /** When the job is no longer shown; null while it is not settled. */
  public @Nullable Instant expiresAt(Job job) {
    return retention.expiresAt(job);
  }

  /**
   * The jobs as they are once all are settled, or when this time is over. Waits on the event log,
   * so it does not matter which instance hears of their end; a waiting request holds a virtual
   * thread and nothing else.
   *
   * @return null where too many wait already
   */
  public @Nullable List<Job> settled(UUID tenantId, Set<UUID> ids, Duration atMost)
      throws InterruptedException {
    var until = System.nanoTime() + atMost.toNanos();
    try (var follower = feed.follow(tenantId, ids)) {
      if (follower == null) {
        return null;
      }
      while (true) {
        // What is told from here on wakes us; what was before, this reading shows.
        follower.next(BATCH);
        var now = ids.stream().map(it -> visible(tenantId, it)).filter(Objects::nonNull).toList();
        var left = Duration.ofNanos(until - System.nanoTime());
        if (now.stream().allMatch(it -> it.state() instanceof JobState.Settled)
            || left.isNegative()
            || follower.ended()) {
          return now;
        }
        follower.await(left);
      }
    }
  }

  private @Nullable Job visible(UUID tenantId, UUID id) {
    var job = jobs.find(tenantId, id);
    if (job == null) {
      return null;
    }
    var expires = retention.expiresAt(job);
    return expires == null || expires.isAfter(clock.instant()) ? job : null;
  }
}
