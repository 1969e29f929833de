package com.moviemind.api.generation;

import com.moviemind.api.catalogue.EntityFacts;
import com.moviemind.schemas.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A job about to be inserted: one style of a submission. */
record JobRow(UUID id, Submission asked, String contextTag, Instant at) {

  static List<JobRow> of(Submission submission, Instant now) {
    var at = now.truncatedTo(ChronoUnit.MICROS);
    return submission.contextTags().stream()
        .map(tag -> new JobRow(Ids.next(), submission, tag, at))
        .toList();
  }

  EntityFacts facts() {
    return asked.facts();
  }

  /** The work as the tenant's live jobs are unique by it. */
  String workKey() {
    return asked.tenantId() + "/" + facts().id() + "/" + asked.locale() + "/" + contextTag;
  }
}
