package com.moviemind.worker.ledger;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.jobs.Announcements;
import com.moviemind.worker.ledger.jobs.Columns;
import com.moviemind.worker.ledger.jobs.WaitingJobs;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.money.Reservation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leases items to this process. A claim is one transaction: the lease, the attempt with its
 * reserved cost, and the news that the work has started. Its cost does not depend on how much
 * waits.
 */
public final class Claims {

  /** Work that waits for budget is passed over without being looked at; V014 says how. */
  private static final String WAITS_FOR_BUDGET =
      """
      exists (select from worker.budget_hold h where h.until > now()
          and (h.owner = tenant_id or h.owner = '00000000-0000-0000-0000-000000000000'))\
      """;

  /**
   * Interactive first, then batch, both the oldest first. Rows that others have locked are skipped:
   * another worker claims them, or a job is joining them.
   */
  private static final String LEASE =
      """
      with urgent as materialized (
        select id from worker.work_item
        where state = 'READY' and lane = 'interactive' and ready_at <= now() and not %1$s
        order by ready_at limit ? for update skip locked),
      rest as materialized (
        select id from worker.work_item
        where state = 'READY' and lane = 'batch' and ready_at <= now() and not %1$s
        order by ready_at limit greatest(0, least(?, ? - (select count(*) from urgent))) for update skip locked)
      update worker.work_item it set
        state = 'RUNNING', fence = it.fence + 1, attempts = it.attempts + 1, wait_reason = null,
        lease_owner = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
      from (select id from urgent union all select id from rest) picked
      where it.id = picked.id
      returning it.id, it.entity_type, it.entity_id, it.locale, it.context_tag, it.facts_version, it.lane,
        it.tenant_id, it.facts, octet_length(it.facts), it.attempts, it.fence, clock_timestamp(),
        it.ready_at, it.model_rank
      """
          .formatted(WAITS_FOR_BUDGET);

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
  private final Instance instance;
  private final Budgets budgets;
  private final Outbox outbox;
  private final Announcements announcements;

  Claims(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      Instance instance,
      Budgets budgets,
      Outbox outbox,
      Announcements announcements) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.instance = instance;
    this.budgets = budgets;
    this.outbox = outbox;
    this.announcements = announcements;
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
    var leased = lease(vacancies, quotes);
    var granted = leased.isEmpty() ? leased : affordable(leased);
    if (!granted.isEmpty()) {
      open(granted);
      announce(granted);
    }
    return new Round(granted, granted.isEmpty() && !leased.isEmpty());
  }

  private List<Claim> lease(Vacancies vacancies, Function<WorkItem, Quote> quotes) {
    var leasedUntil = System.nanoTime() + instance.lease().toNanos();
    return jdbc.query(
        LEASE,
        (row, _) -> claim(row, quotes, leasedUntil),
        vacancies.any(),
        vacancies.batch(),
        vacancies.any(),
        instance.name(),
        instance.lease().toMillis());
  }

  /** Reserves the money; what no budget allows goes back. */
  private List<Claim> affordable(List<Claim> claims) {
    var decision =
        budgets.reserve(
            claims, it -> Reservation.at(it.at(), it.item().tenantId(), it.reservedMicros()));
    new Unaffordable(jdbc).putBack(decision.refused());
    return decision.granted();
  }

  private static Claim claim(ResultSet row, Function<WorkItem, Quote> quotes, long leasedUntil)
      throws SQLException {
    var item =
        new WorkItem(
            row.getObject(1, UUID.class),
            new Subject(
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getString(4),
                row.getString(5),
                row.getLong(6)),
            Lane.of(row.getString(7)),
            row.getObject(8, UUID.class),
            row.getString(9),
            row.getInt(10),
            row.getInt(15));
    var at = row.getTimestamp(13).toInstant();
    return new Claim(
        item,
        Ids.next(),
        row.getInt(11),
        row.getLong(12),
        quotes.apply(item),
        at,
        Duration.between(row.getTimestamp(14).toInstant(), at),
        leasedUntil);
  }

  private void open(List<Claim> claims) {
    jdbc.update(
        OPEN_ATTEMPTS,
        Columns.of(claims)
            .value(instance.name())
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

  private void announce(List<Claim> claims) {
    var first = claims.stream().filter(it -> it.attempt() == 1).toList();
    var jobs = new WaitingJobs(jdbc).read(first.stream().map(it -> it.item().id()).toList());
    outbox.append(
        first.stream()
            .flatMap(it ->
                jobs.getOrDefault(it.item().id(), List.of()).stream()
                    .map(job ->
                        announcements.started(job, it.item().subject(), it.attempt(), it.at())))
            .toList());
  }
}
