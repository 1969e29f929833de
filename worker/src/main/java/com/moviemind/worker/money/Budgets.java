package com.moviemind.worker.money;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may still be spent. A reservation counts in full until its call is settled, so no order of
 * calls, crashes and restarts overruns a cap. The accounts are locked in one order, the
 * installation's first, so that no two transactions wait for each other.
 */
public class Budgets {

  private static final String LOCK =
      """
      select owner, period, starts, cap_micros, charged_micros
      from worker.lock_budget_accounts(?::uuid[], ?::date[])
      """;

  private static final String CHARGE =
      """
      update worker.budget_account k set charged_micros = it.charged
      from unnest(?::uuid[], ?::text[], ?::date[], ?::int8[]) as it(owner, period, starts, charged)
      where k.owner = it.owner and k.period = it.period and k.starts = it.starts
      """;

  private static final String HOLD =
      """
      insert into worker.budget_hold as h (owner, period, starts, cap_micros, need_micros, until)
      select * from unnest(?::uuid[], ?::text[], ?::date[], ?::int8[], ?::int8[], ?::timestamptz[])
      on conflict (owner) do update set period = excluded.period, starts = excluded.starts,
        cap_micros = excluded.cap_micros, need_micros = excluded.need_micros, until = excluded.until
      """;

  private static final String GIVE_BACK =
      "select worker.give_back(?::uuid[], ?::date[], ?::int8[])";

  /** Calls that may be made, and why each of the others has to wait. */
  public record Decision<T>(List<T> granted, Map<T, Refusal> refused) {}

  private final JdbcTemplate jdbc;
  private final BudgetTable table;
  private final DefaultCaps defaults;

  Budgets(JdbcTemplate jdbc, BudgetTable table, DefaultCaps defaults) {
    this.jdbc = jdbc;
    this.table = table;
    this.defaults = defaults;
  }

  /** Brings the caps of the properties into the database, once; before any claim. */
  public void prepare() {
    defaults.store();
  }

  /** Sets or removes a budget, once for each order; work that now fits goes on. */
  public void apply(BudgetOrder order) {
    table.store(order);
  }

  /**
   * Reserves these calls, in the caller's transaction and in their order, as far as every cap
   * allows. One statement where no budget is set, at most three whatever the number of calls.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public <T> Decision<T> reserve(List<T> calls, Function<T, Reservation> reservation) {
    var wanted = calls.stream().map(reservation).toList();
    var accounts = accounts(wanted);
    if (accounts.isEmpty()) {
      return new Decision<>(calls, Map.of());
    }
    var counter = new Counter(accounts);
    var granted = new ArrayList<T>();
    var refused = new LinkedHashMap<T, Refusal>();
    for (var n = 0; n < wanted.size(); n++) {
      var refusal = counter.reserve(wanted.get(n));
      if (refusal == null) {
        granted.add(calls.get(n));
      } else {
        refused.put(calls.get(n), refusal);
      }
    }
    charge(counter.charged());
    hold(counter.held());
    return new Decision<>(granted, refused);
  }

  /**
   * Gives back what settled calls cost less than they were reserved at, in the caller's
   * transaction; where micros are negative, a call cost more.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(List<Reservation> differences) {
    var some = differences.stream().filter(it -> it.micros() != 0).toList();
    if (!some.isEmpty()) {
      jdbc.query(
          GIVE_BACK,
          _ -> {},
          column("uuid", some, Reservation::tenantId),
          column("date", some, Reservation::day),
          column("int8", some, Reservation::micros));
    }
  }

  /**
   * Locks what these count against, until the end of the caller's transaction. For whoever both
   * gives back and reserves: midnight may lie between, and the accounts are locked in one order.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(List<Reservation> both) {
    accounts(both);
  }

  private List<Account> accounts(List<Reservation> wanted) {
    var payers = wanted.stream().map(it -> new Payer(it.tenantId(), it.day())).distinct().toList();
    return payers.isEmpty()
        ? List.of()
        : jdbc.query(
            LOCK,
            (row, _) -> Account.of(row),
            column("uuid", payers, Payer::tenantId),
            column("date", payers, Payer::day));
  }

  private void charge(Collection<Account> accounts) {
    if (!accounts.isEmpty()) {
      jdbc.update(
          CHARGE,
          column("uuid", accounts, Account::owner),
          column("text", accounts, it -> it.period().word()),
          column("date", accounts, Account::starts),
          column("int8", accounts, Account::chargedMicros));
    }
  }

  private void hold(Collection<Refusal> refusals) {
    if (!refusals.isEmpty()) {
      jdbc.update(
          HOLD,
          column("uuid", refusals, it -> it.account().owner()),
          column("text", refusals, it -> it.account().period().word()),
          column("date", refusals, it -> it.account().starts()),
          column("int8", refusals, it -> it.account().capMicros()),
          column("int8", refusals, Refusal::needMicros),
          column("timestamptz", refusals, it -> Timestamp.from(it.until())));
    }
  }

  private static <T> SqlArrayValue column(
      String type, Collection<T> rows, Function<T, Object> value) {
    return new SqlArrayValue(type, rows.stream().map(value).toArray());
  }

  private record Payer(UUID tenantId, LocalDate day) {}
}
