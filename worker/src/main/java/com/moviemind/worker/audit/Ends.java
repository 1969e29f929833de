package com.moviemind.worker.audit;

import com.moviemind.events.GenerationCanceled;
import com.moviemind.events.GenerationCompleted;
import com.moviemind.events.GenerationFailed;
import com.moviemind.events.RepairJob;
import com.moviemind.worker.audit.Retelling.Finished;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;

/** The events that end a job, made from history. */
final class Ends {

  private static final String SORRY = "The text could not be written.";

  private Ends() {}

  static SpecificRecordBase of(RepairJob job, Finished item, Instant at) {
    if (item.text() != null) {
      return completed(job, item, item.text(), at);
    }
    return item.outcome().equals("CANCELED")
        ? canceled(job, item, at)
        : failed(
            job,
            at,
            Objects.requireNonNullElse(item.reason(), "UNKNOWN_ERROR"),
            Objects.requireNonNullElse(item.message(), "Its text is not there."),
            item);
  }

  static SpecificRecordBase lost(RepairJob job, Instant at) {
    return failed(job, at, "UNKNOWN_ERROR", "The ledger has lost the job.", null);
  }

  private static GenerationCompleted completed(
      RepairJob job, Finished item, Finished.Passport text, Instant at) {
    return GenerationCompleted.newBuilder()
        .setJobId(job.getJobId())
        .setTenantId(job.getTenantId())
        .setWorkItem(work(job))
        .setLane(job.getLane())
        .setEntityType(job.getEntityType())
        .setEntityId(job.getEntityId())
        .setLocale(job.getLocale())
        .setContextTag(job.getContextTag())
        .setWorkItemId(item.itemId())
        .setTextId(text.id())
        .setTextVersion(text.version())
        .setModel(text.model())
        .setPromptVersion(text.prompt())
        .setInputTokens(text.input())
        .setCachedInputTokens(text.cached())
        .setOutputTokens(text.output())
        .setCostMicros(item.spentMicros())
        .setCharged(item.payer().equals(job.getTenantId()))
        .setAttempts(item.attempts())
        .setCompletedAt(micros(at))
        .setBackfillId(job.getBackfillId())
        .setSubjectRef(job.getSubjectRef())
        .build();
  }

  private static GenerationFailed failed(
      RepairJob job,
      Instant at,
      String reason,
      String message,
      @org.jspecify.annotations.Nullable Finished item) {
    return GenerationFailed.newBuilder()
        .setJobId(job.getJobId())
        .setTenantId(job.getTenantId())
        .setWorkItem(work(job))
        .setLane(job.getLane())
        .setEntityType(job.getEntityType())
        .setEntityId(job.getEntityId())
        .setLocale(job.getLocale())
        .setContextTag(job.getContextTag())
        .setWorkItemId(item == null ? null : item.itemId())
        .setReason(reason)
        .setMessage(message)
        .setUserMessage(SORRY)
        .setRetriable(true)
        .setCostMicros(item == null ? 0 : item.spentMicros())
        .setCharged(item != null && item.payer().equals(job.getTenantId()))
        .setAttempts(item == null ? 0 : item.attempts())
        .setFailedAt(micros(at))
        .setBackfillId(job.getBackfillId())
        .setSubjectRef(job.getSubjectRef())
        .build();
  }

  private static GenerationCanceled canceled(RepairJob job, Finished item, Instant at) {
    return GenerationCanceled.newBuilder()
        .setJobId(job.getJobId())
        .setTenantId(job.getTenantId())
        .setWorkItem(work(job))
        .setLane(job.getLane())
        .setEntityType(job.getEntityType())
        .setEntityId(job.getEntityId())
        .setLocale(job.getLocale())
        .setContextTag(job.getContextTag())
        .setWorkItemId(item.itemId())
        .setCostMicros(item.spentMicros())
        .setCharged(item.payer().equals(job.getTenantId()))
        .setAttempts(item.attempts())
        .setCanceledAt(micros(at))
        .setBackfillId(job.getBackfillId())
        .setSubjectRef(job.getSubjectRef())
        .build();
  }

  private static String work(RepairJob job) {
    return job.getEntityId() + "/" + job.getLocale() + "/" + job.getContextTag();
  }

  private static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }
}
