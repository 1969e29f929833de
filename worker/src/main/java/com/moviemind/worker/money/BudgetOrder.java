package com.moviemind.worker.money;

import com.moviemind.events.BudgetOrdered;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An operator's word on a budget.
 *
 * @param owner a tenant; the nil UUID is the installation, the max UUID every other tenant
 * @param capMicros null takes the word back
 */
public record BudgetOrder(
    UUID id,
    UUID owner,
    Period period,
    @Nullable Long capMicros,
    String orderedBy,
    Instant orderedAt) {

  static BudgetOrder of(BudgetOrdered event) {
    return new BudgetOrder(
        event.getOrderId(),
        event.getOwner(),
        Period.of(event.getPeriod()),
        event.getCapMicros(),
        event.getOrderedBy(),
        event.getOrderedAt());
  }
}
