package com.moviemind.worker.money;

import com.moviemind.events.BudgetOrdered;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what operators order. An order is applied once: its row is its inbox. */
final class BudgetOrders implements BatchHandler {

  static final String CONSUMER = "worker.money";

  private static final Logger log = LoggerFactory.getLogger(BudgetOrders.class);

  private final Budgets budgets;

  BudgetOrders(Budgets budgets) {
    this.budgets = budgets;
  }

  @Override
  public void handle(List<InboundEvent> batch) {
    for (var it : batch) {
      if (it.event() instanceof BudgetOrdered event) {
        var order = BudgetOrder.of(event);
        budgets.apply(order);
        log.info(
            "Budget of {} a {} is {} micro-dollars, ordered by {}",
            order.owner(),
            order.period().word(),
            order.capMicros(),
            order.orderedBy());
      }
    }
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    log.error("Budget order {} is not applied: {}", event.eventId(), reason);
  }
}
