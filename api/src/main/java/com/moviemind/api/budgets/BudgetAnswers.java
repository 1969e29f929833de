package com.moviemind.api.budgets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the addresses of budgets answer. Money is in micro-dollars. */
final class BudgetAnswers {

  private BudgetAnswers() {}

  /**
   * A cap.
   *
   * @param origin operator, or property where the worker's configuration says so
   * @param starts first day of the present period (UTC)
   * @param chargedMicros reserved and charged in the present period; null where nothing is counted:
   *     the cap of every tenant is counted for each tenant
   * @param waitingUntil set while work waits for this budget
   */
  record Budget(
      String owner,
      String period,
      String origin,
      long capMicros,
      Instant changedAt,
      LocalDate starts,
      @Nullable Long chargedMicros,
      @Nullable Instant waitingSince,
      @Nullable Instant waitingUntil) {}

  /**
   * An owner whose work waits for budget.
   *
   * @param needMicros what its next call would reserve
   * @param until at the latest; sooner where calls give back or the cap is raised
   */
  record Waiting(
      String owner, String period, long capMicros, long needMicros, Instant since, Instant until) {}

  record Budgets(List<Budget> data, List<Waiting> waiting) {}

  /** An operator's word; {@code capMicros} null: taken back. */
  record BudgetChange(
      UUID orderId,
      String period,
      @Nullable Long capMicros,
      String orderedBy,
      Instant orderedAt,
      Instant appliedAt) {}

  /** An owner's caps in force, and what operators ordered, newest first. */
  record OwnersBudgets(String owner, List<Budget> data, List<BudgetChange> history) {}

  /**
   * The order is on its way to the worker.
   *
   * @param orderId under which it appears in the owner's history once it is applied
   */
  record Ordered(UUID orderId, String lookAt) {}

  record Spend(
      List<Spent> data, LocalDate from, LocalDate to, long chargedMicros, long reservedMicros) {}

  /**
   * What a tenant's calls of a model cost on a day.
   *
   * @param tenantId null for attempts of releases that did not know it
   * @param chargedMicros settled and lost calls
   * @param reservedMicros calls under way
   */
  record Spent(
      @Nullable UUID tenantId,
      LocalDate day,
      String model,
      long attempts,
      long openAttempts,
      long lostAttempts,
      long chargedMicros,
      long reservedMicros,
      long inputTokens,
      long cachedInputTokens,
      long outputTokens) {}
}
