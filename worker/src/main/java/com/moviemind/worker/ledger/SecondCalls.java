package com.moviemind.worker.ledger;

import com.moviemind.schemas.Ids;
import com.moviemind.worker.ledger.SecondCall.Granted;
import com.moviemind.worker.ledger.SecondCall.NoBudget;
import com.moviemind.worker.ledger.SecondCall.NotHeld;
import com.moviemind.worker.ledger.finish.OneAttempt;
import com.moviemind.worker.money.Budgets;
import com.moviemind.worker.money.Quote;
import com.moviemind.worker.money.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to every further call within a claim: a repair, a reissue. Such a call has an attempt
 * and a reservation of its own, written before it is made; the call before it is settled in the
 * same transaction.
 */
public final class SecondCalls {

  private static final String HELD =
      """
      update worker.work_item set attempts = attempts + 1, spent_micros = spent_micros + ?
      where id = ? and fence = ? and state = 'RUNNING'
      returning attempts, clock_timestamp()
      """;

  private record Held(int attempts, Instant at) {}

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Budgets budgets;
  private final OneAttempt attempts;

  SecondCalls(
      JdbcTemplate jdbc, TransactionTemplate transaction, Instance instance, Budgets budgets) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.budgets = budgets;
    this.attempts = new OneAttempt(jdbc, instance.name());
  }

  /**
   * Opens a further attempt for a claimed item.
   *
   * @param first the claim whose call has ended
   * @param settlement what became of that call; settled here only where a further one is granted
   * @param quote upper bound of the further call's price
   */
  public SecondCall open(Claim first, Settlement settlement, Quote quote) {
    return Objects.requireNonNull(
        transaction.execute(tx -> {
          var held = hold(first, settlement);
          if (held == null) {
            return new NotHeld();
          }
          var second = further(first, quote, held);
          budgets.lock(List.of(reservation(first), reservation(second)));
          budgets.giveBack(attempts.settle(first, settlement));
          var decision = budgets.reserve(List.of(second), SecondCalls::reservation);
          var refusal = decision.refused().get(second);
          if (refusal != null) {
            tx.setRollbackOnly();
            return new NoBudget(refusal.reason());
          }
          attempts.open(second);
          return new Granted(second);
        }));
  }

  private static Reservation reservation(Claim claim) {
    return Reservation.at(claim.at(), claim.item().tenantId(), claim.reservedMicros());
  }

  private @Nullable Held hold(Claim claim, Settlement settlement) {
    return jdbc
        .query(
            HELD,
            (row, _) -> new Held(row.getInt(1), row.getTimestamp(2).toInstant()),
            settlement.chargedMicros(claim.reservedMicros()),
            claim.item().id(),
            claim.fence())
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static Claim further(Claim first, Quote quote, Held held) {
    return new Claim(
        first.item(),
        Ids.next(),
        held.attempts(),
        first.fence(),
        quote,
        held.at(),
        Duration.ZERO,
        first.leasedUntil());
  }
}
