package com.moviemind.api.generation;

import com.moviemind.events.GenerationRequested;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.schemas.Topics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The event that carries a job to the worker. */
@Component
class RequestedEvents {

  private final Topics topics;

  RequestedEvents(Topics topics) {
    this.topics = topics;
  }

  OutboundEvent of(JobRow job) {
    var asked = job.asked();
    var facts = job.facts();
    var lane = asked.lane().word();
    var event =
        GenerationRequested.newBuilder()
            .setJobId(job.id())
            .setTenantId(asked.tenantId())
            .setWorkItem(facts.id() + "/" + asked.locale() + "/" + job.contextTag())
            .setLane(lane)
            .setEntityType(facts.type().name())
            .setEntityId(facts.id())
            .setSlug(facts.slug())
            .setLocale(asked.locale())
            .setContextTag(job.contextTag())
            .setFacts(facts.json())
            .setFactsVersion(facts.version())
            .setRequestedAt(job.at())
            .setStartBy(micros(asked.startBy()))
            .setTenantWeight(asked.weight())
            .build();
    return new OutboundEvent(
        topics.requested(lane), job.id().toString(), event, asked.traceparent());
  }

  private static @Nullable Instant micros(@Nullable Instant at) {
    return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
  }
}
