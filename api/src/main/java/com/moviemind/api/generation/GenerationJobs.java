package com.moviemind.api.generation;

import com.moviemind.messaging.batch.GroupCommit;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to generation jobs. */
@Component
public class GenerationJobs {

  private static final int MOST_IN_A_COMMIT = 64;
  private static final int COMMITS_AT_ONCE = 2;

  private final GroupCommit<Submission, Accepted> acceptance;
  private final JobTable jobs;
  private final JobCache copies;
  private final LastFailures failures;

  GenerationJobs(
      Acceptance acceptance,
      JobTable jobs,
      JobCache copies,
      LastFailures failures,
      TransactionTemplate transaction) {
    this.jobs = jobs;
    this.copies = copies;
    this.failures = failures;
    this.acceptance =
        new GroupCommit<>(
            "accept",
            MOST_IN_A_COMMIT,
            COMMITS_AT_ONCE,
            (List<Submission> batch) ->
                Objects.requireNonNull(transaction.execute(_ -> acceptance.accept(batch))));
  }

  /**
   * Accepts the submission; when this returns, its jobs are committed. Submissions that arrive
   * together share a transaction.
   */
  public Accepted submit(Submission submission) {
    return acceptance.submit(submission);
  }

  /** The tenant's job with this id; another tenant's is not found. */
  public @Nullable Job find(UUID tenantId, UUID jobId) {
    var settled = copies.find(tenantId, jobId);
    return settled == null ? jobs.find(tenantId, jobId) : settled;
  }

  /** The oldest of the tenant's jobs for this entity that are under way, if there is one. */
  public @Nullable Job underWay(UUID tenantId, UUID entityId) {
    return jobs.underWay(tenantId, entityId);
  }

  /** The tenant's last settled job for this entity, if it failed within the cool-down. */
  public @Nullable Job recentFailure(UUID tenantId, UUID entityId) {
    return failures.recent(tenantId, entityId);
  }

  @PreDestroy
  void close() {
    acceptance.close();
  }
}
