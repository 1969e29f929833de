package com.moviemind.worker.intake;

import com.moviemind.events.QuarantineOrdered;
import com.moviemind.events.QuarantineReplay;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.ledger.Arrivals;
import com.moviemind.worker.quarantine.Decision;
import com.moviemind.worker.quarantine.Quarantine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes operators' orders in, each in a transaction of its own. The new jobs of a replay enter the
 * ledger here; each is remembered like a request, so that one that is published again has no second
 * effect.
 */
@Component
class QuarantineIntake implements BatchHandler {

  private static final Logger log = LoggerFactory.getLogger(QuarantineIntake.class);

  private final Quarantine quarantine;
  private final Inbox inbox;
  private final Arrivals arrivals;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final Signal workReady;
  private final String events;

  QuarantineIntake(
      Quarantine quarantine,
      Inbox inbox,
      Arrivals arrivals,
      Outbox outbox,
      TransactionTemplate transaction,
      Signal workReady,
      Topics topics) {
    this.quarantine = quarantine;
    this.inbox = inbox;
    this.arrivals = arrivals;
    this.outbox = outbox;
    this.transaction = transaction;
    this.workReady = workReady;
    this.events = topics.events();
  }

  @Override
  public void handle(List<InboundEvent> batch) {
    for (var event : batch) {
      if (event.event() instanceof QuarantineOrdered it) {
        transaction.executeWithoutResult(_ -> follow(it));
        workReady.raise();
      }
    }
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    if (event.event() instanceof QuarantineOrdered it) {
      transaction.executeWithoutResult(_ -> fail(it, reason));
      log.error("Order {} of quarantine is {}", it.getOrderId(), reason);
    }
  }

  private void follow(QuarantineOrdered order) {
    switch (quarantine.decide(Replays.order(order))) {
      case Decision.Known() ->
          log.debug("Order {} of quarantine was decided before", order.getOrderId());
      case Decision.Refused(var why) -> {
        fail(order, why);
        log.warn("Order {} of quarantine is refused: {}", order.getOrderId(), why);
      }
      case Decision.Done(var payload) -> {
        var fresh = fresh(order);
        arrivals.take(fresh.stream().map(it -> Replays.arrival(it, payload)).toList());
        log.info(
            "Entry {} of quarantine: {}, {} jobs, ordered by {}",
            order.getQuarantineId(),
            order.getAction(),
            fresh.size(),
            order.getOrderedBy());
      }
    }
  }

  /** A replay that comes to nothing must not leave its jobs waiting. */
  private void fail(QuarantineOrdered order, String why) {
    var now = Instant.now();
    outbox.append(
        fresh(order).stream()
            .map(it ->
                new OutboundEvent(
                    events, it.getJobId().toString(), Replays.failed(it, why, now), null))
            .toList());
  }

  private List<QuarantineReplay> fresh(QuarantineOrdered order) {
    var days = new LinkedHashMap<UUID, Instant>();
    order.getJobs().forEach(it -> days.put(it.getJobId(), it.getRequestedAt()));
    var admitted = inbox.admit(RequestIntake.CONSUMER, days);
    return order.getJobs().stream().filter(it -> admitted.contains(it.getJobId())).toList();
  }
}
