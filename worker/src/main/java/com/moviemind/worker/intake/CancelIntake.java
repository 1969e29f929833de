package com.moviemind.worker.intake;

import com.moviemind.events.JobCancelRequested;
import com.moviemind.messaging.inbound.BatchHandler;
import com.moviemind.messaging.inbound.InboundEvent;
import com.moviemind.messaging.inbox.Inbox;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.leave.Cancel;
import com.moviemind.worker.ledger.leave.Cancellations;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes wishes to cancel in. A job is remembered in the inbox of requests, under its own id and
 * day: a wish that comes first leaves its mark there, and the request that follows is passed over.
 * So the tombstone costs intake nothing and is dropped with the inbox's day.
 */
@Component
class CancelIntake implements BatchHandler {

  private static final Logger log = LoggerFactory.getLogger(CancelIntake.class);

  private final Inbox inbox;
  private final Cancellations cancellations;
  private final TransactionTemplate transaction;

  CancelIntake(Inbox inbox, Cancellations cancellations, TransactionTemplate transaction) {
    this.inbox = inbox;
    this.cancellations = cancellations;
    this.transaction = transaction;
  }

  @Override
  public void handle(List<InboundEvent> batch) {
    var wishes = new LinkedHashMap<UUID, Cancel>();
    for (var event : batch) {
      if (event.event() instanceof JobCancelRequested it) {
        wishes.putIfAbsent(it.getJobId(), wish(it, event.traceparent()));
      }
    }
    if (wishes.isEmpty()) {
      return;
    }
    var canceled = transaction.execute(_ -> cancel(List.copyOf(wishes.values())));
    log.debug("Canceled {} of {} jobs, the others had ended", canceled, wishes.size());
  }

  private int cancel(List<Cancel> wishes) {
    var days = new LinkedHashMap<UUID, Instant>();
    wishes.forEach(it -> days.put(it.jobId(), it.askedAt()));
    var unseen = inbox.admit(RequestIntake.CONSUMER, days);
    var early =
        wishes.stream().collect(Collectors.partitioningBy(it -> unseen.contains(it.jobId())));
    var overtaking = early.getOrDefault(true, List.of());
    cancellations.neverArrived(overtaking);
    return overtaking.size() + cancellations.cancel(early.getOrDefault(false, List.of()));
  }

  @Override
  public void rejected(InboundEvent event, String reason) {
    log.error("A wish to cancel cannot be taken in, its job goes on: {}", reason);
  }

  private static Cancel wish(JobCancelRequested command, @Nullable String traceparent) {
    return new Cancel(
        command.getJobId(),
        command.getTenantId(),
        new Subject(
            command.getEntityType(),
            command.getEntityId(),
            command.getLocale(),
            command.getContextTag(),
            0),
        command.getLane(),
        command.getRequestedAt(),
        command.getBackfillId(),
        command.getSubjectRef(),
        traceparent);
  }
}
