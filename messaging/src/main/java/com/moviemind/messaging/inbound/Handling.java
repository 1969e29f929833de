package com.moviemind.messaging.inbound;

import com.moviemind.messaging.batch.RejectedData;
import com.moviemind.messaging.telemetry.LogLines;
import com.moviemind.messaging.telemetry.Step;
import com.moviemind.messaging.telemetry.Timers;
import com.moviemind.messaging.telemetry.Tracing;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Has a batch handled, and cuts it where the database rejects data until the guilty event stands
 * alone. Says how late events are, and opens a step in each event's own trace: a batch has none.
 */
final class Handling {

  private static final Logger log = LoggerFactory.getLogger(Handling.class);

  private final BatchHandler handler;
  private final String name;
  private final Tracing tracing;
  private final Timer lag;
  private final Timer handling;
  private final DistributionSummary sizes;

  Handling(Subscription subscription, Tracing tracing, MeterRegistry meters) {
    this.handler = subscription.handler();
    this.name = subscription.name();
    this.tracing = tracing;
    this.lag =
        Timers.timer("moviemind.inbound.lag", "From an event's row to its effect")
            .tag("subscription", name)
            .register(meters);
    this.handling =
        Timers.timer("moviemind.inbound.handling", "Time that a batch of events takes")
            .tag("subscription", name)
            .register(meters);
    this.sizes =
        DistributionSummary.builder("moviemind.inbound.batch")
            .description("Events taken in together")
            .tag("subscription", name)
            .register(meters);
  }

  void of(List<InboundEvent> batch) {
    var steps = new ArrayList<Step>();
    var traced = batch.stream().map(it -> traced(it, steps)).toList();
    try {
      handling.record(() -> handle(traced));
      sizes.record(batch.size());
      var now = Instant.now();
      batch.forEach(it -> lag.record(Duration.between(it.occurredAt(), now)));
    } catch (RuntimeException e) {
      steps.forEach(it -> it.failed(e.getClass().getSimpleName()));
      throw e;
    } finally {
      steps.forEach(Step::close);
    }
  }

  private InboundEvent traced(InboundEvent event, List<Step> steps) {
    if (event.traceparent() == null) {
      return event;
    }
    var step = tracing.step(name, SpanKind.CONSUMER, event.traceparent());
    if (!step.isRecorded()) {
      return event;
    }
    steps.add(step.with("messaging.message.id", event.eventId().toString()));
    return new InboundEvent(event.event(), event.eventId(), event.occurredAt(), step.traceparent());
  }

  private void handle(List<InboundEvent> batch) {
    try {
      handler.handle(batch);
    } catch (DataIntegrityViolationException e) {
      if (!RejectedData.is(e)) {
        throw e;
      }
      if (batch.size() > 1) {
        handle(batch.subList(0, batch.size() / 2));
        handle(batch.subList(batch.size() / 2, batch.size()));
      } else {
        reject(batch.getFirst(), e);
      }
    }
  }

  private void reject(InboundEvent guilty, DataIntegrityViolationException why) {
    try (var _ = LogLines.about(null, guilty.traceparent())) {
      log.error("Event {} is rejected by the database and set aside", guilty.eventId(), why);
      handler.rejected(guilty, "rejected by the database");
    }
  }
}
