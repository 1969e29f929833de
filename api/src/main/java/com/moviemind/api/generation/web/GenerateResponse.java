package com.moviemind.api.generation.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.api.catalogue.EntityType;
import com.moviemind.api.generation.Accepted;
import com.moviemind.api.generation.Accepted.AcceptedJob;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a generation request: with {@code job_id} and {@code context_tag} for one style,
 * with {@code job_ids}, {@code context_tags} and {@code jobs} for several.
 *
 * @param confidence always 1: a slug is in the catalogue or it is refused
 * @param existingId the entity
 * @param descriptionId the entity's present default text, where there is one
 * @param bioId the same for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GenerateResponse(
    @Nullable UUID jobId,
    @Nullable List<UUID> jobIds,
    String status,
    String message,
    String slug,
    double confidence,
    String confidenceLevel,
    String locale,
    @Nullable String contextTag,
    @Nullable List<String> contextTags,
    UUID existingId,
    @Nullable UUID descriptionId,
    @Nullable UUID bioId,
    @Nullable List<JobAccepted> jobs) {

  record JobAccepted(UUID jobId, String status, String contextTag) {}

  /** The jobs, in the order asked. */
  List<UUID> ids() {
    return jobIds == null ? List.of(Objects.requireNonNull(jobId)) : jobIds;
  }

  static GenerateResponse of(Accepted accepted, EntityFacts facts, String locale) {
    var jobs = accepted.jobs();
    var first = jobs.getFirst();
    var many = jobs.size() > 1;
    var person = facts.type() == EntityType.PERSON;
    return new GenerateResponse(
        many ? null : first.id(),
        many ? jobs.stream().map(AcceptedJob::id).toList() : null,
        many ? "PENDING" : first.status(),
        "Generation accepted",
        facts.slug(),
        1.0,
        "high",
        locale,
        many ? null : first.contextTag(),
        many ? jobs.stream().map(AcceptedJob::contextTag).toList() : null,
        facts.id(),
        person ? null : accepted.defaultText(),
        person ? accepted.defaultText() : null,
        many
            ? jobs.stream()
                .map(it -> new JobAccepted(it.id(), it.status(), it.contextTag()))
                .toList()
            : null);
  }
}
