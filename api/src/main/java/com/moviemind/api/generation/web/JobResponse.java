package com.moviemind.api.generation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.forecast.Outlook;
import com.moviemind.api.generation.Failure;
import com.moviemind.api.generation.FailureReason;
import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
import com.moviemind.api.texts.Text;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it.
 *
 * @param id the entity, as existing clients know it
 * @param entityId the same
 * @param descriptionId the text of a job that is DONE
 * @param bioId the same where the entity is a person
 * @param error of a job that is FAILED
 * @param expiresAt when a settled job is no longer shown
 * @param waiting why it is not being written yet; on its own address only
 * @param expectedFinish when a job that has not settled is expected to; on its own address only
 * @param result the text of a job that is DONE, where it was asked for with {@code expand=result}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobResponse(
    UUID jobId,
    String status,
    EntityType entity,
    String slug,
    String requestedSlug,
    UUID id,
    UUID entityId,
    @Nullable UUID descriptionId,
    @Nullable UUID bioId,
    String locale,
    String contextTag,
    @Nullable JobError error,
    Instant createdAt,
    @Nullable Instant settledAt,
    @Nullable Instant expiresAt,
    @Nullable JobResult result,
    @Nullable WaitingView waiting,
    @Nullable ExpectedTime expectedFinish) {

  record JobError(FailureReason type, String message, String userMessage, boolean retriable) {

    static JobError of(Failure failure) {
      return new JobError(
          failure.type(), failure.message(), failure.userMessage(), failure.retriable());
    }
  }

  /** The text with its passport, member for member as the entity shows it. */
  record JobResult(
      UUID id,
      String locale,
      String text,
      String contextTag,
      String origin,
      String aiModel,
      int version,
      Instant createdAt,
      Text.Passport passport) {

    static JobResult of(Text text) {
      var passport = text.passport();
      return new JobResult(
          text.id(),
          text.locale(),
          text.text(),
          text.contextTag(),
          text.origin(),
          passport.model(),
          text.version(),
          passport.generatedAt(),
          passport);
    }
  }

  static JobResponse of(Job job, @Nullable Instant expiresAt, @Nullable Text result) {
    var work = job.work();
    var text = textOf(job);
    var person = work.entityType() == EntityType.PERSON;
    return new JobResponse(
        job.id(),
        job.state().status(),
        work.entityType(),
        work.slug(),
        work.requestedSlug(),
        work.entityId(),
        work.entityId(),
        person ? null : text,
        person ? text : null,
        work.locale(),
        work.contextTag(),
        job.state() instanceof JobState.Failed(var _, var why) ? JobError.of(why) : null,
        job.createdAt(),
        job.state() instanceof JobState.Settled settled ? settled.at() : null,
        expiresAt,
        result == null ? null : JobResult.of(result),
        null,
        null);
  }

  /** The same with what is to be expected of it. */
  JobResponse expecting(Outlook outlook, Instant now) {
    var finish = outlook.finish();
    return new JobResponse(
        jobId,
        status,
        entity,
        slug,
        requestedSlug,
        id,
        entityId,
        descriptionId,
        bioId,
        locale,
        contextTag,
        error,
        createdAt,
        settledAt,
        expiresAt,
        result,
        WaitingView.of(outlook.waiting(), now),
        finish == null ? null : ExpectedTime.of(finish, now));
  }

  static @Nullable UUID textOf(Job job) {
    return job.state() instanceof JobState.Done(var _, var textId) ? textId : null;
  }
}
