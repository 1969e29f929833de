package com.moviemind.api.limits;

import com.moviemind.api.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Counts the jobs each tenant had accepted this month, UTC. The jobs themselves are the record, so
 * neither a restart nor a lost Redis forgets anything; what was spent here since the last look at
 * them is added. Instances see each other's jobs at the next look.
 */
@Component
class GenerationMeter {

  private static final Logger log = LoggerFactory.getLogger(GenerationMeter.class);

  private final JobCounts jobs;
  private final Clock clock;
  private final ConcurrentHashMap<UUID, AtomicLong> sinceLook = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile JobCounts.Month counted;

  GenerationMeter(JobCounts jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
    this.counted = JobCounts.Month.nothingYet(month());
  }

  Reading read(Caller caller) {
    var now = clock.instant();
    var month = month();
    var look = counted;
    long before = look.month().equals(month) ? look.of(caller.tenantId()) : 0;
    var end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return new Reading(
        caller.plan().generationsPerMonth(),
        Math.max(0, before + spent(caller.tenantId()).get()),
        Duration.between(now, end));
  }

  /** Takes that many from what is left, or nothing at all. */
  boolean spend(Caller caller, int generations) {
    var spent = spent(caller.tenantId());
    spent.addAndGet(generations);
    if (read(caller).used() <= caller.plan().generationsPerMonth()) {
      return true;
    }
    spent.addAndGet(-generations);
    return false;
  }

  void giveBack(Caller caller, int generations) {
    spent(caller.tenantId()).addAndGet(-generations);
  }

  @Scheduled(fixedRateString = "${moviemind.limits.look:10s}")
  void look() {
    if (!looking.compareAndSet(false, true)) {
      return;
    }
    try {
      // What is spent while the jobs are counted may be missing from the count, so only what was
      // spent before is taken off. A job committed late is missed until the next look.
      var before = new ConcurrentHashMap<UUID, Long>();
      sinceLook.forEach((tenant, spent) -> before.put(tenant, spent.get()));
      counted = jobs.count(counted, month(), clock.instant());
      before.forEach((tenant, spent) -> spent(tenant).addAndGet(-spent));
    } catch (DataAccessException e) {
      log.warn(
          "This month's jobs could not be counted ({}); tried again at the next look",
          e.getClass().getSimpleName());
    } finally {
      looking.set(false);
    }
  }

  private AtomicLong spent(UUID tenant) {
    return sinceLook.computeIfAbsent(tenant, _ -> new AtomicLong());
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** Where a tenant stands; {@code reset} is the time until the month ends. */
  record Reading(long limit, long used, Duration reset) {
    long remaining() {
      return Math.max(0, limit - used);
    }
  }
}
