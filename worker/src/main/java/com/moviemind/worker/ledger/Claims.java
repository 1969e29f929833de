package com.moviemind.worker.ledger;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.worker.ledger.fair.FairLease;
import com.moviemind.worker.ledger.fair.Leased;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import com.moviemind.worker.ledger.jobs.WaitingJobs;
import com.moviemind.worker.ledger.leave.Expiries;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.money.Reservation;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases items to this process. A claim is one transaction: the lease, the attempt with its
 * reserved cost, and the news that the work has started. Its cost does not depend on how much
 * waits.
 */
public final class Claims {

  private static final String OPEN_ATTEMPTS =
      """
      insert into worker.attempt (day, id, item_id, tenant_id, number, fence, instance, model, price_version,
        reserved_micros, started_at)
      select day, id, item_id, tenant, number, fence, ?, model, prices, reserved, started_at
      from unnest(?::date[], ?::uuid[], ?::uuid[], ?::uuid[], ?::int4[], ?::int8[], ?::text[], ?::text[], ?::int8[],
          ?::timestamptz[])
        as it(day, id, item_id, tenant, number, fence, model, prices, reserved, started_at)
      """;

  private static final int ROUNDS = 4;

  private record Round(List<Claim> granted, boolean isWorthAnother) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final FairLease lease;
  private final Budgets budgets;
  private final News news;

  /** What is said of claims, and of jobs that turn out to be late. */
  record News(Outbox outbox, Announcements announcements, Expiries expiries) {}

  Claims(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      FairLease lease,
      Budgets budgets,
      News news) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.lease = lease;
    this.budgets = budgets;
    this.news = news;
  }

  /**
   * Leases as many items as are ready, at most so many.
   *
   * @param quotes the model to call for an item, and the upper bound of the call's price
   */
  public List<Claim> take(Vacancies vacancies, Function<WorkItem, Quote> quotes) {
    if (vacancies.any() < 1) {
      return List.of();
    }
    budgets.prepare();
    var round = new Round(List.of(), true);
    // what cannot be paid is held from now on, and what stands behind it comes forward
    for (var n = 0; n < ROUNDS && round.isWorthAnother(); n++) {
      round = transaction.execute(_ -> round(vacancies, quotes));
    }
    return round.granted();
  }

  private Round round(Vacancies vacancies, Function<WorkItem, Quote> quotes) {
    var leasedUntil = System.nanoTime() + lease.instance().lease().toNanos();
    var leased = lease.take(vacancies);
    if (leased.isEmpty()) {
      return new Round(List.of(), false);
    }
    var jobs = firstHeard(leased);
    var late = late(leased, jobs);
    var gone = late.isEmpty() ? Set.of() : news.expiries().leave(leased, late);
    var granted =
        affordable(
            leased.stream()
                .filter(it -> !gone.contains(it.item().id()))
                .map(it -> claim(it, payer(it.item(), jobs, late), quotes, leasedUntil))
                .toList());
    if (!granted.isEmpty()) {
      open(granted);
      announce(granted, jobs, late);
    }
    return new Round(granted, granted.isEmpty());
  }

  /** Reserves the money; what no budget allows goes back. */
  private List<Claim> affordable(List<Claim> claims) {
    if (claims.isEmpty()) {
      return claims;
    }
    var decision =
        budgets.reserve(
            claims, it -> Reservation.at(it.at(), it.item().tenantId(), it.reservedMicros()));
    new Unaffordable(jdbc).putBack(decision.refused());
    return decision.granted();
  }

  /** The jobs of items that are claimed for the first time. */
  private Map<UUID, List<WaitingJob>> firstHeard(List<Leased> leased) {
    return new WaitingJobs(jdbc)
        .read(leased.stream().filter(it -> it.attempt() == 1).map(it -> it.item().id()).toList());
  }

  /** Jobs past their start_by leave before they start, and items with them that have no other. */
  private static Set<UUID> late(List<Leased> leased, Map<UUID, List<WaitingJob>> jobs) {
    var now = leased.getFirst().at();
    return jobs.values().stream()
        .flatMap(List::stream)
        .filter(it -> it.isLateAt(now))
        .map(WaitingJob::jobId)
        .collect(Collectors.toSet());
  }

  /** Where the payer's job was late, the first of those that stay pays. */
  private static WorkItem payer(WorkItem item, Map<UUID, List<WaitingJob>> jobs, Set<UUID> late) {
    var all = late.isEmpty() ? List.<WaitingJob>of() : jobs.getOrDefault(item.id(), List.of());
    return all.stream().anyMatch(it -> it.charged() && late.contains(it.jobId()))
        ? all.stream()
            .filter(it -> !late.contains(it.jobId()))
            .findFirst()
            .map(it -> item.paidBy(it.tenantId()))
            .orElse(item)
        : item;
  }

  private static Claim claim(
      Leased leased, WorkItem item, Function<WorkItem, Quote> quotes, long leasedUntil) {
    return new Claim(
        item,
        Ids.next(),
        leased.attempt(),
        leased.fence(),
        quotes.apply(item),
        leased.at(),
        Duration.between(leased.readyAt(), leased.at()),
        leasedUntil);
  }

  private void open(List<Claim> claims) {
    jdbc.update(
        OPEN_ATTEMPTS,
        Columns.of(claims)
            .value(lease.instance().name())
            .add("date", it -> LocalDate.ofInstant(it.at(), ZoneOffset.UTC))
            .add("uuid", Claim::attemptId)
            .add("uuid", it -> it.item().id())
            .add("uuid", it -> it.item().tenantId())
            .add("int4", Claim::attempt)
            .add("int8", Claim::fence)
            .add("text", it -> it.quote().model())
            .add("text", it -> it.quote().priceVersion())
            .add("int8", Claim::reservedMicros)
            .add("timestamptz", it -> Timestamp.from(it.at()))
            .parameters());
  }

  private void announce(List<Claim> claims, Map<UUID, List<WaitingJob>> jobs, Set<UUID> late) {
    news.outbox()
        .append(
            claims.stream()
                .flatMap(it ->
                    jobs.getOrDefault(it.item().id(), List.of()).stream()
                        .filter(job -> !late.contains(job.jobId()))
                        .map(job ->
                            news.announcements()
                                .started(job, it.item().subject(), it.attempt(), it.at())))
                .toList());
  }
}
