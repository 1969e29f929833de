package com.moviemind.worker.intake;

import com.moviemind.events.GenerationRequested;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.messaging.lease.Signal;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.messaging.telemetry.LogLines;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.ledger.Arrival;
import com.moviemind.worker.ledger.Arrivals;
import com.moviemind.worker.ledger.Lane;
import com.moviemind.worker.quarantine.Quarantine;
import com.moviemind.worker.vitals.Vitals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes requests in: a batch, a transaction. A job is remembered by its own id and day, not by the
 * event's: the api publishes a job that stays PENDING again, as a new event.
 */
@Component
class RequestIntake implements BatchHandler {

  static final String CONSUMER = "worker.intake";

  private static final long DAYS = Inbox.WINDOW.toDays();
  private static final Logger log = LoggerFactory.getLogger(RequestIntake.class);

  private final Inbox inbox;
  private final Arrivals arrivals;
  private final Quarantine quarantine;
  private final Outbox outbox;
  private final Signal workReady;
  private final Vitals vitals;
  private final TransactionTemplate transaction;
  private final String events;

  RequestIntake(
      Inbox inbox,
      Arrivals arrivals,
      Quarantine quarantine,
      Outbox outbox,
      Signal workReady,
      Vitals vitals,
      TransactionTemplate transaction,
      Topics topics) {
    this.inbox = inbox;
    this.arrivals = arrivals;
    this.quarantine = quarantine;
    this.outbox = outbox;
    this.workReady = workReady;
    this.vitals = vitals;
    this.transaction = transaction;
    this.events = topics.events();
  }

  @Override
  public void handle(List<InboundEvent> batch) {
    var requests = new LinkedHashMap<UUID, Arrival>();
    var forgotten = new LinkedHashMap<UUID, InboundEvent>();
    for (var event : batch) {
      if (event.event() instanceof GenerationRequested it) {
        if (Inbox.isTooOld(it.getRequestedAt())) {
          forgotten.putIfAbsent(it.getJobId(), event);
        } else {
          requests.putIfAbsent(it.getJobId(), Requests.arrival(it, event.traceparent()));
        }
      }
    }
    var taken =
        Objects.requireNonNull(
            transaction.execute(_ -> {
              fail(forgotten);
              return take(requests);
            }));
    workReady.raise();
    tell(taken);
    log.debug("Took in {} of {} requests", taken.size(), batch.size());
  }

  private void tell(List<Arrival> requests) {
    var urgent = (int) requests.stream().filter(it -> it.lane() == Lane.INTERACTIVE).count();
    vitals.takenIn(requests.stream().map(Arrival::requestedAt).toList(), urgent, Instant.now());
  }

  private List<Arrival> take(Map<UUID, Arrival> requests) {
    var days = new LinkedHashMap<UUID, Instant>();
    requests.forEach((job, arrival) -> days.put(job, arrival.requestedAt()));
    var admitted = inbox.admit(CONSUMER, days);
    var fresh = new ArrayList<>(requests.values());
    fresh.removeIf(it -> !admitted.contains(it.jobId()));
    arrivals.take(fresh);
    return fresh;
  }

  /**
   * A job that came too late to know whether it was taken in before ends here, unless it waits; one
   * that has ended does not hear of it again.
   */
  private void fail(Map<UUID, InboundEvent> forgotten) {
    if (forgotten.isEmpty()) {
      return;
    }
    var waiting = arrivals.waiting(forgotten.keySet());
    for (var event : forgotten.values()) {
      var request = (GenerationRequested) event.event();
      if (!waiting.contains(request.getJobId())) {
        tell(event, request, "it arrived more than %d days after it was asked".formatted(DAYS));
        try (var _ = LogLines.about(request.getJobId(), event.traceparent())) {
          log.warn("Job {} arrived too late and has failed", request.getJobId());
        }
      }
    }
  }

  private void tell(InboundEvent event, GenerationRequested request, String reason) {
    outbox.append(
        List.of(
            new OutboundEvent(
                events,
                request.getJobId().toString(),
                Requests.failed(request, reason, Instant.now()),
                event.traceparent())));
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    if (event.event() instanceof GenerationRequested it) {
      transaction.executeWithoutResult(_ -> {
        if (!inbox.admit(CONSUMER, Map.of(it.getJobId(), it.getRequestedAt())).isEmpty()) {
          tell(event, it, reason);
          quarantine.keep(Requests.rejected(it, reason));
        }
      });
      try (var _ = LogLines.about(it.getJobId(), event.traceparent())) {
        log.warn("Job {} cannot be taken in and has failed: {}", it.getJobId(), reason);
      }
    }
  }
}
