package com.moviemind.worker.money;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What may still be spent. A reservation counts in full until its call is settled, so no order of
 * calls, crashes and restarts overruns a cap. The accounts are locked in one order, the
 * installation's first, so that no two transactions wait for each other.
 */
public class Budgets {

  /** Calls that may be made, and why each of the others has to wait. */
  public record Decision<T>(List<T> granted, Map<T, Refusal> refused) {}

  private final AccountTable accounts;
  private final MoneyMetrics metrics;
  private final BudgetTable table;
  private final DefaultCaps defaults;

  Budgets(AccountTable accounts, MoneyMetrics metrics, BudgetTable table, DefaultCaps defaults) {
    this.accounts = accounts;
    this.metrics = metrics;
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
    var locked = accounts.lock(wanted);
    if (locked.isEmpty()) {
      return new Decision<>(calls, Map.of());
    }
    var counter = new Counter(locked);
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
    metrics.refused(refused.values());
    accounts.charge(counter.charged());
    accounts.hold(counter.held());
    return new Decision<>(granted, refused);
  }

  /**
   * Gives back what settled calls cost less than they were reserved at, in the caller's
   * transaction; where micros are negative, a call cost more.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void giveBack(List<Reservation> differences) {
    metrics.settled(differences);
    accounts.giveBack(summed(differences));
  }

  /**
   * Locks what these count against, until the end of the caller's transaction. For whoever both
   * gives back and reserves: midnight may lie between, and the accounts are locked in one order.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(List<Reservation> both) {
    accounts.lock(both);
  }

  /** One for each who pays and day, where anything comes back at all. */
  private static List<Reservation> summed(List<Reservation> differences) {
    var sums = new LinkedHashMap<Payer, Long>();
    differences.forEach(it -> sums.merge(Payer.of(it), it.micros(), Long::sum));
    return sums.entrySet().stream()
        .filter(it -> it.getValue() != 0)
        .map(it -> new Reservation(it.getKey().tenantId(), it.getKey().day(), it.getValue()))
        .toList();
  }
}
