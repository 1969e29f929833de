package com.moviemind.api.budgets;

import com.moviemind.api.access.Caller;
import com.moviemind.events.BudgetOrdered;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Ids;
import com.moviemind.schemas.Topics;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends operators' orders to the worker, which applies them in the order they were given. */
@Component
class BudgetOrders {

  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final String topic;

  BudgetOrders(Outbox outbox, TransactionTemplate transaction, Clock clock, Topics topics) {
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
    this.topic = topics.commands();
  }

  /**
   * Orders a cap; when this returns, the order is committed.
   *
   * @param capMicros null takes the operator's word back
   */
  UUID order(Caller caller, Owner owner, String period, @Nullable Long capMicros) {
    var order =
        BudgetOrdered.newBuilder()
            .setOrderId(Ids.next())
            .setOwner(owner.id())
            .setPeriod(period)
            .setCapMicros(capMicros)
            .setOrderedBy(caller.tenantId() + "/" + caller.keyId())
            .setOrderedAt(clock.instant().truncatedTo(ChronoUnit.MICROS))
            .build();
    transaction.executeWithoutResult(
        _ -> outbox.append(List.of(new OutboundEvent(topic, owner.id().toString(), order, null))));
    return order.getOrderId();
  }
}
