package com.moviemind.api.generation;

import com.moviemind.messaging.batch.GroupCommit;
import com.moviemind.messaging.telemetry.Tracing;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to generation jobs. */
@Component
public class GenerationJobs {

  private static final int MOST_IN_A_COMMIT = 64;
  private static final int COMMITS_AT_ONCE = 2;

  /** A client waits for its answer; what comes while others are committed is enough. */
  private static final Duration AT_ONCE = Duration.ZERO;

  /** Apart, so that an interactive request never waits for a commit full of batch ones. */
  private final GroupCommit<Submission, Accepted> interactive;

  private final GroupCommit<Submission, Accepted> batch;
  private final JobTable jobs;
  private final JobCache copies;
  private final LastFailures failures;
  private final Tracing tracing;

  GenerationJobs(
      Acceptance acceptance,
      JobTable jobs,
      JobCache copies,
      LastFailures failures,
      TransactionTemplate transaction,
      Tracing tracing,
      MeterRegistry meters) {
    this.jobs = jobs;
    this.copies = copies;
    this.failures = failures;
    this.tracing = tracing;
    var sizes =
        DistributionSummary.builder("moviemind.accept.batch")
            .description("Submissions accepted in one commit")
            .register(meters);
    Function<List<Submission>, List<Accepted>> commit =
        submissions -> {
          sizes.record(submissions.size());
          return Objects.requireNonNull(transaction.execute(_ -> acceptance.accept(submissions)));
        };
    this.interactive =
        new GroupCommit<>("accept-interactive", MOST_IN_A_COMMIT, COMMITS_AT_ONCE, AT_ONCE, commit);
    this.batch = new GroupCommit<>("accept-batch", MOST_IN_A_COMMIT, 1, AT_ONCE, commit);
  }

  /**
   * Accepts the submission; when this returns, its jobs are committed. Submissions that arrive
   * together share a transaction.
   */
  public Accepted submit(Submission submission) {
    try (var step = tracing.step("accept", submission.traceparent())) {
      var traced = submission.tracedBy(step.traceparent());
      var accepted =
          switch (traced.lane()) {
            case INTERACTIVE -> interactive.submit(traced);
            case BATCH -> batch.submit(traced);
          };
      accepted.jobs().forEach(it -> step.about(it.id()));
      return accepted;
    }
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
    interactive.close();
    batch.close();
  }
}
