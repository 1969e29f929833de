package com.moviemind.worker.ledger.jobs;

import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.GenerationStarted;
import com.moviemind.messaging.outbox.OutboundEvent;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.content.NewText;
import com.moviemind.worker.content.NewText.Subject;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.WorkItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.avro.specific.SpecificRecordBase;

/** What the worker says of jobs. */
public final class Announcements {

  private final String topic;
  private final JobTraces traces;

  public Announcements(Topics topics, JobTraces traces) {
    this.topic = topics.events();
    this.traces = traces;
  }

  public JobTraces traces() {
    return traces;
  }

  public OutboundEvent started(WaitingJob job, Subject subject, int attempt, Instant at) {
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

  public OutboundEvent completed(WaitingJob job, NewText text, int version, Instant at) {
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
            .setTextVersion(version)
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

  public OutboundEvent failed(WaitingJob job, GivenUp finish, long spentMicros, Instant at) {
    var subject = finish.claim().item().subject();
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
            .setCostMicros(spentMicros)
            .setCharged(job.charged())
            .setAttempts(finish.claim().attempt())
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
