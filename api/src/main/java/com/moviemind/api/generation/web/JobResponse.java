package com.moviemind.api.generation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.generation.Failure;
import com.moviemind.api.generation.FailureReason;
import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
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
    @Nullable JobError error) {

  record JobError(FailureReason type, String message, String userMessage, boolean retriable) {

    static JobError of(Failure failure) {
      return new JobError(
          failure.type(), failure.message(), failure.userMessage(), failure.retriable());
    }
  }

  static JobResponse of(Job job) {
    var work = job.work();
    var text = job.state() instanceof JobState.Done(var _, var textId) ? textId : null;
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
        job.state() instanceof JobState.Failed(var _, var why) ? JobError.of(why) : null);
  }
}
