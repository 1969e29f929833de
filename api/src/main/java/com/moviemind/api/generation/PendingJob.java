package com.moviemind.api.generation;

import com.moviemind.api.catalogue.Catalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job to publish again, with the facts of today. */
record PendingJob(Job job, Lane lane, @Nullable Instant startBy) {

  static PendingJob of(ResultSet row, int index) throws SQLException {
    var startBy = row.getObject("start_by", OffsetDateTime.class);
    return new PendingJob(
        JobTable.job(row, index),
        row.getString("lane").equals(Lane.BATCH.word()) ? Lane.BATCH : Lane.INTERACTIVE,
        startBy == null ? null : startBy.toInstant());
  }

  /** Null where the catalogue no longer knows the entity. */
  @Nullable JobRow row(Catalogue catalogue) {
    var work = job.work();
    var facts = catalogue.facts(work.entityType(), work.slug());
    if (facts == null) {
      return null;
    }
    var asked =
        new Submission(
            job.tenantId(),
            facts,
            work.requestedSlug(),
            work.locale(),
            List.of(work.contextTag()),
            lane,
            startBy,
            null);
    return new JobRow(job.id(), asked, work.contextTag(), job.createdAt());
  }
}
