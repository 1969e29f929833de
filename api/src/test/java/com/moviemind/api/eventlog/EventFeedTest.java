package com.moviemind.api.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiOnRealServers
@Timeout(120)
class EventFeedTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @Autowired EventLog log;
  @Autowired EventFeed feed;
  @Autowired TransactionTemplate transaction;

  /** More events than an instance remembers, while followers join at any time. */
  @Test
  void everyFollowerSeesEveryEventOnceWhereverItBegins() throws Exception {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var tenant = Ids.next();
    var start = feed.head();
    int events = 10_000;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers =
          IntStream.range(0, 20)
              .mapToObj(
                  n -> threads.submit(() -> read(tenant, start, events, new Random(seed + n))))
              .toList();
      for (int n = 0; n < events; n += 100) {
        append(tenant, 100);
        append(Ids.next(), 10);
      }
      for (var it : readers) {
        var seen = it.get();
        assertThat(seen).hasSize(events).doesNotHaveDuplicates().isSorted();
      }
    }
  }

  @Test
  void followerOfAJobIsToldOfThisJobAlone() throws Exception {
    var tenant = Ids.next();
    var job = Ids.next();
    try (var follower = follow(tenant, Set.of(job), feed.head())) {
      assertThat(follower.next(10)).isEmpty();
      append(List.of(event(tenant, Ids.next()), event(Ids.next(), job), event(tenant, job)));
      assertThat(follower.await(LONG)).isTrue();
      assertThat(follower.next(10))
          .singleElement()
          .satisfies(it -> assertThat(it.tenantId()).isEqualTo(tenant))
          .satisfies(it -> assertThat(it.jobId()).isEqualTo(job));
      assertThat(follower.await(Duration.ofMillis(50))).isFalse();
    }
  }

  @Test
  void whoIsNotConcernedSleepsOnAndItsCursorStillAdvances() throws Exception {
    var tenant = Ids.next();
    try (var follower = follow(tenant, Set.of(), feed.head());
        var witness = follow(new UUID(7, 7), Set.of(), feed.head())) {
      follower.next(10);
      witness.next(10);
      append(List.of(event(new UUID(7, 7), null)));
      assertThat(witness.await(LONG)).isTrue();
      var seen = witness.next(10).getFirst().seq();
      assertThat(follower.await(Duration.ofMillis(100))).isFalse();
      assertThat(follower.next(10)).isEmpty();
      assertThat(follower.cursor()).isGreaterThanOrEqualTo(seen);
    }
  }

  @Test
  void followersAreCountedAndForgotten() {
    var tenant = Ids.next();
    var one = follow(tenant, Set.of(), 0);
    var two = follow(tenant, Set.copyOf(List.of(Ids.next(), Ids.next())), 0);
    assertThat(feed.followers(tenant)).isEqualTo(2);
    one.close();
    two.close();
    two.close();
    assertThat(feed.followers(tenant)).isZero();
  }

  private List<Long> read(UUID tenant, long after, int events, Random random) throws Exception {
    var seen = new ArrayList<Long>();
    var cursor = after;
    while (seen.size() < events) {
      // leaves and comes back at any point, as a client whose connection broke
      try (var follower = follow(tenant, Set.of(), cursor)) {
        for (int turn = random.nextInt(20); turn >= 0 && seen.size() < events; turn--) {
          follower.await(LONG);
          follower.next(1 + random.nextInt(300)).forEach(it -> seen.add(it.seq()));
          cursor = follower.cursor();
        }
      }
    }
    return seen;
  }

  private Follower follow(UUID tenant, Set<UUID> jobs, long after) {
    return Objects.requireNonNull(feed.follow(tenant, jobs, after));
  }

  private void append(UUID tenant, int count) {
    append(IntStream.range(0, count).mapToObj(_ -> event(tenant, Ids.next())).toList());
  }

  private void append(List<NewEvent> events) {
    transaction.executeWithoutResult(_ -> log.append(events));
  }

  private static NewEvent event(UUID tenant, @Nullable UUID job) {
    return new NewEvent(Ids.next(), tenant, job, "job.completed", "{}", Instant.now());
  }
}
