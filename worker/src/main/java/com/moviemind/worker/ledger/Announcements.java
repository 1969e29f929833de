package com.moviemind.worker.ledger;

import static java.util.Objects.requireNonNull;

import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.Finish.GivenUp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/** What the worker says of jobs. */
final class Announcements {

  private final String topic;

  Announcements(Topics topics) {
    this.topic = topics.events();
  }

  OutboundEvent started(WaitingJob job, Subject subject, int attempt, Instant at) {
    return about(
        job,
        GenerationStarted.newBuilder()
            .setJobId(job.jobId())
            .setTenantId(job.tenantId())
            .setWorkItem(WorkItem.key(subject))
            .setLane(job.lane())
            .setEntityType(subject.entityType())
            .setEntityId(subject.entityId())
            .setLocale(subject.locale())
            .setContextTag(subject.contextTag())
            .setWorkItemId(job.itemId())
            .setAttempt(attempt)
            .setStartedAt(micros(at))
            .setBackfillId(job.backfillId())
            .setSubjectRef(job.subjectRef())
            .build());
  }

  OutboundEvent completed(WaitingJob job, Ending ending, Map<UUID, Integer> versions, Instant at) {
    var text = requireNonNull(ending.text());
    var subject = text.subject();
    var passport = text.passport();
    return about(
        job,
        GenerationCompleted.newBuilder()
            .setJobId(job.jobId())
            .setTenantId(job.tenantId())
            .setWorkItem(WorkItem.key(subject))
            .setLane(job.lane())
            .setEntityType(subject.entityType())
            .setEntityId(subject.entityId())
            .setLocale(subject.locale())
            .setContextTag(subject.contextTag())
            .setWorkItemId(job.itemId())
            .setTextId(text.id())
            .setTextVersion(requireNonNull(versions.get(text.id())))
            .setModel(passport.model())
            .setPromptVersion(passport.promptVersion())
            .setInputTokens(passport.inputTokens())
            .setCachedInputTokens(passport.cachedInputTokens())
            .setOutputTokens(passport.outputTokens())
            .setCostMicros(text.costMicros())
            .setCharged(job.charged())
            .setAttempts(text.attempts())
            .setCompletedAt(micros(at))
            .setBackfillId(job.backfillId())
            .setSubjectRef(job.subjectRef())
            .build());
  }

  OutboundEvent failed(WaitingJob job, Ending ending, GivenUp finish, Instant at) {
    var subject = ending.item().subject();
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
            .setReason(finish.reason())
            .setMessage(finish.message())
            .setUserMessage(finish.userMessage())
            .setRetriable(finish.retriable())
            .setCostMicros(ending.spentMicros())
            .setCharged(job.charged())
            .setAttempts(ending.attempts())
            .setFailedAt(micros(at))
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
