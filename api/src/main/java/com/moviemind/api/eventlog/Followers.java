package com.moviemind.api.eventlog;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who is to be told of what: by tenant, or by job. Telling costs nothing for those untouched. */
final class Followers {

  private final Map<UUID, Set<Follower>> byTenant = new ConcurrentHashMap<>();
  private final Map<UUID, Set<Follower>> byJob = new ConcurrentHashMap<>();
  private final Set<Follower> uncounted = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Integer> counts = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();

  void add(Follower follower) {
    all.incrementAndGet();
    counts.merge(follower.tenantId(), 1, Integer::sum);
    if (follower.jobs().isEmpty()) {
      add(byTenant, follower.tenantId(), follower);
    } else {
      follower.jobs().forEach(job -> add(byJob, job, follower));
    }
  }

  /** Adds one that counts for nobody. */
  void attend(Follower follower) {
    uncounted.add(follower);
    add(byTenant, follower.tenantId(), follower);
  }

  void remove(Follower follower) {
    var known =
        follower.jobs().isEmpty()
            ? remove(byTenant, follower.tenantId(), follower)
            : follower.jobs().stream().map(job -> remove(byJob, job, follower)).toList().getFirst();
    if (known && !uncounted.remove(follower)) {
      all.decrementAndGet();
      counts.computeIfPresent(follower.tenantId(), (_, count) -> count == 1 ? null : count - 1);
    }
  }

  void tell(List<LoggedEvent> events) {
    for (var event : events) {
      tell(byTenant.get(event.tenantId()), event);
      if (event.jobId() != null) {
        tell(byJob.get(event.jobId()), event);
      }
    }
  }

  void endAll() {
    byTenant.values().forEach(it -> it.forEach(Follower::end));
    byJob.values().forEach(it -> it.forEach(Follower::end));
  }

  int count() {
    return all.get();
  }

  int count(UUID tenantId) {
    return counts.getOrDefault(tenantId, 0);
  }

  private static void tell(@Nullable Set<Follower> followers, LoggedEvent event) {
    if (followers != null) {
      for (var it : followers) {
        if (it.wants(event)) {
          it.tell(event.seq());
        }
      }
    }
  }

  private static void add(Map<UUID, Set<Follower>> index, UUID key, Follower follower) {
    index.compute(
        key,
        (_, present) -> {
          Set<Follower> followers = present == null ? ConcurrentHashMap.newKeySet() : present;
          followers.add(follower);
          return followers;
        });
  }

  private static boolean remove(Map<UUID, Set<Follower>> index, UUID key, Follower follower) {
    var removed = new boolean[1];
    index.computeIfPresent(
        key,
        (_, followers) -> {
          removed[0] = followers.remove(follower);
          return followers.isEmpty() ? null : followers;
        });
    return removed[0];
  }
}
