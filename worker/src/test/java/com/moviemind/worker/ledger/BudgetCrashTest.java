package com.moviemind.worker.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Several workers spend from shared budgets while they die between a reservation and its
 * settlement, and while their database connections are cut wherever they stand.
 */
class BudgetCrashTest extends LedgerRoom {

  private static final int CLAIMERS = 6;
  private static final int ITEMS = 60;
  private static final long TENANT_CAP = 25 * RESERVED + 700;
  private static final long INSTALLATION_CAP = 60 * RESERVED + 300;

  @Autowired HikariDataSource database;

  private final List<UUID> tenants = Stream.generate(UUID::randomUUID).limit(4).toList();
  private final ConcurrentLinkedQueue<Claim> dead = new ConcurrentLinkedQueue<>();
  private final AtomicInteger crashes = new AtomicInteger();
  private volatile boolean isOver;

  static LongStream seeds() {
    return LongStream.of(1, 2, ThreadLocalRandom.current().nextLong());
  }

  @BeforeEach
  @AfterEach
  void nothingWaitsAndNothingIsCapped() {
    forgetBudgets();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noCapIsEverOverrun(long seed) throws Exception {
    System.out.println("seed of this story: " + seed);
    cap(EVERY_TENANT, "day", TENANT_CAP);
    cap(WHOLE_INSTALLATION, "month", INSTALLATION_CAP);
    arrive(
        Stream.generate(() -> tenants)
            .limit(ITEMS)
            .flatMap(List::stream)
            .map(LedgerRoom::jobOf)
            .toArray(Arrival[]::new));
    var work = new ArrayList<Callable<Integer>>();
    for (var n = 0; n < CLAIMERS; n++) {
      var random = new Random(seed + n);
      work.add(() -> spend(random));
    }
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var witness = workers.submit(this::watch);
      var killer = workers.submit(() -> cutConnections(new Random(-seed)));
      for (var each : workers.invokeAll(work)) {
        each.get();
      }
      isOver = true;
      assertThat(witness.get()).as("looks at the attempts").isPositive();
      killer.get();
    }
    // what was cut while nobody used it still waits in the pool for the next to fail
    database.getHikariPoolMXBean().softEvictConnections();
    assertThat(crashes).as("crashes between reservation and settlement").hasPositiveValue();
    everybodyIsDead();
    accountsEqualAttempts();
    assertThat(INSTALLATION_CAP - charged(WHOLE_INSTALLATION)).isBetween(0L, RESERVED - 1);
  }

  /** Claims and settles until nothing can be claimed; dies often in between. */
  private int spend(Random random) {
    var idle = 0;
    var calls = 0;
    while (idle < 25) {
      try {
        var mine = claims.take(new Vacancies(4, 4), _ -> QUOTE);
        idle = mine.isEmpty() ? idle + 1 : 0;
        calls += mine.size();
        for (var claim : mine) {
          if (random.nextInt(10) == 0) {
            die(claim);
          } else {
            write(claim, 1 + random.nextInt((int) RESERVED));
          }
        }
        if (random.nextInt(8) == 0) {
          takeBackTheDead();
        }
      } catch (DataAccessException | TransactionException e) {
        crashes.incrementAndGet();
      }
    }
    return calls;
  }

  private void die(Claim claim) {
    crashes.incrementAndGet();
    dead.add(claim);
  }

  private void takeBackTheDead() {
    for (var it = dead.poll(); it != null; it = dead.poll()) {
      letTheLeaseRunOut(it);
    }
    expired.takeBack();
  }

  /** Whoever holds something now is taken for dead: its connection was cut. */
  private void everybodyIsDead() {
    db.sql(
            "update worker.work_item set lease_until = clock_timestamp() - interval '1 s'"
                + " where state = 'RUNNING'")
        .update();
    expired.takeBack();
  }

  private int cutConnections(Random random) {
    var cut = 0;
    while (!isOver) {
      LockSupport.parkNanos((20 + random.nextInt(60)) * 1_000_000L);
      if (isOver) {
        break;
      }
      try {
        cut +=
            db.sql(
                    """
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                      and state <> 'idle' order by random() limit 1
                    """)
                .query(Boolean.class)
                .list()
                .size();
      } catch (DataAccessException e) {
        // its own connection was the one before
      }
    }
    return cut;
  }

  /** Looks all the time at what the attempts say, not at the accounts. */
  private int watch() {
    var looks = 0;
    while (!isOver) {
      try {
        theAttemptsKeepTheCaps();
        looks++;
      } catch (DataAccessException e) {
        // cut off; the next look tells
      }
    }
    return looks;
  }

  private void theAttemptsKeepTheCaps() {
    assertThat(attempts(null)).isLessThanOrEqualTo(INSTALLATION_CAP);
    for (var tenant : tenants) {
      assertThat(attempts(tenant)).isLessThanOrEqualTo(TENANT_CAP);
    }
  }

  private void accountsEqualAttempts() {
    theAttemptsKeepTheCaps();
    assertThat(charged(WHOLE_INSTALLATION)).isEqualTo(attempts(null));
    for (var tenant : tenants) {
      assertThat(charged(tenant)).isEqualTo(attempts(tenant));
    }
  }

  private long attempts(@Nullable UUID tenant) {
    return db.sql(
            """
            select coalesce(sum(coalesce(cost_micros, reserved_micros)), 0) from worker.attempt
            where :tenant::uuid is null or tenant_id = :tenant
            """)
        .param("tenant", tenant)
        .query(Long.class)
        .single();
  }

  private long charged(UUID owner) {
    return db.sql("select charged_micros from worker.budget_account where owner = ?")
        .param(owner)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
