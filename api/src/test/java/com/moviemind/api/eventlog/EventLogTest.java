package com.moviemind.api.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.moviemind.api.ApiOnRealServers;
import com.moviemind.schemas.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiOnRealServers
class EventLogTest {

  private static final int WRITERS = 8;
  private static final int EVENTS_EACH = 100;

  @Autowired EventLog log;
  @Autowired TransactionTemplate transaction;

  /** Transactions that commit in another order than they took their ids. */
  @Test
  void followerSeesEveryEventOnceThoughTransactionsCommitOutOfOrder() {
    var seed = System.nanoTime();
    System.out.println("seed " + seed);
    var tenant = Ids.next();
    var seen = new ArrayList<LoggedEvent>();
    try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < WRITERS; writer++) {
        var random = new Random(seed + writer);
        writers.execute(() -> write(tenant, random));
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(5))
          .until(() -> {
            var cursor = seen.isEmpty() ? 0 : seen.getLast().seq();
            seen.addAll(log.after(tenant, cursor, 50));
            return seen.size() >= WRITERS * EVENTS_EACH;
          });
    }
    assertThat(seen).extracting(LoggedEvent::eventId).doesNotHaveDuplicates();
    assertThat(seen).extracting(LoggedEvent::seq).isSorted().doesNotHaveDuplicates();
    assertThat(seen).hasSize(WRITERS * EVENTS_EACH);
  }

  private void write(UUID tenant, Random random) {
    for (int n = 0; n < EVENTS_EACH; n++) {
      transaction.executeWithoutResult(_ -> {
        log.append(List.of(event(tenant)));
        LockSupport.parkNanos(random.nextInt(20_000_000));
      });
    }
  }

  private static NewEvent event(UUID tenant) {
    return new NewEvent(Ids.next(), tenant, Ids.next(), "job.completed", "{}", Instant.now());
  }
}
