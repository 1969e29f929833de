package com.moviemind.worker.ledger.leave;

import com.moviemind.events.GenerationCanceled;
import com.moviemind.events.GenerationFailed;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.ledger.WorkItem;
import com.moviemind.worker.ledger.jobs.WaitingJob;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecordBase;

/** What the worker says of jobs that end without a finish of their item's work. */
final class Farewells {

  private final String topic;

  Farewells(Topics topics) {
    this.topic = topics.events();
  }

  /** A job that the ledger never saw. */
  OutboundEvent canceled(Cancel wish, Instant at) {
    var subject = wish.subject();
    return new OutboundEvent(
        topic,
        wish.jobId().toString(),
        GenerationCanceled.newBuilder()
            .setJobId(wish.jobId())
            .setTenantId(wish.tenantId())
            .setWorkItem(WorkItem.key(subject))
            .setLane(wish.lane())
            .setEntityType(subject.entityType())
            .setEntityId(subject.entityId())
            .setLocale(subject.locale())
            .setContextTag(subject.contextTag())
            .setCostMicros(0)
            .setCharged(false)
            .setAttempts(0)
            .setCanceledAt(micros(at))
            .setBackfillId(wish.backfillId())
            .setSubjectRef(wish.subjectRef())
            .build(),
        wish.traceparent());
  }

  OutboundEvent canceled(Left left) {
    var job = left.job();
    var subject = left.subject();
    return about(
        job,
        GenerationCanceled.newBuilder()
            .setJobId(job.jobId())
            .setTenantId(job.tenantId())
            .setWorkItem(WorkItem.key(subject))
            .setLane(job.lane())
            .setEntityType(subject.entityType())
            .setEntityId(subject.entityId())
            .setLocale(subject.locale())
            .setContextTag(subject.contextTag())
            .setWorkItemId(job.itemId())
            .setCostMicros(left.charged() ? left.spentMicros() : 0)
            .setCharged(left.charged())
            .setAttempts(left.attempts())
            .setCanceledAt(micros(left.at()))
            .setBackfillId(job.backfillId())
            .setSubjectRef(job.subjectRef())
            .build());
  }

  /** A job that was not started in time, and costs nothing. */
  OutboundEvent expired(Left left) {
    var job = left.job();
    var subject = left.subject();
    return about(
        job,
        GenerationFailed.newBuilder()
            .setJobId(job.jobId())
            .setTenantId(job.tenantId())
            .setWorkItem(WorkItem.key(subject))
            .setLane(job.lane())
            .setEntityType(subject.entityType())
            .setEntityId(subject.entityId())
            .setLocale(subject.locale())
            .setContextTag(subject.contextTag())
            .setWorkItemId(job.itemId())
            .setReason("EXPIRED")
            .setMessage("The job had not started by its start_by; no model was called for it.")
            .setUserMessage("This text was not started in time.")
            .setRetriable(true)
            .setCostMicros(0)
            .setCharged(false)
            .setAttempts(0)
            .setFailedAt(micros(left.at()))
            .setBackfillId(job.backfillId())
            .setSubjectRef(job.subjectRef())
            .build());
  }

  private OutboundEvent about(WaitingJob job, SpecificRecordBase event) {
    return new OutboundEvent(topic, job.jobId().toString(), event, job.traceparent());
  }

  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
