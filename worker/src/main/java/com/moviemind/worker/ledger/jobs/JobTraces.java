package com.moviemind.worker.ledger.jobs;

import com.moviemind.messaging.telemetry.TraceParent;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.ledger.Claim;
import org.jspecify.annotations.Nullable;

/**
 * Where the traces of jobs meet that share an item: its work is in the first one's trace, and the
 * others' point there.
 */
public final class JobTraces {

  private final Tracing tracing;

  public JobTraces(Tracing tracing) {
    this.tracing = tracing;
  }

  /** The job joins an item that was made for another. */
  public void joined(WaitingJob job, @Nullable String item) {
    if (job.traceparent() != null) {
      try (var step = tracing.step("join", job.traceparent())) {
        var _ = step.about(job.jobId()).linkedTo(item);
      }
    }
  }

  /** The job whose end is told as a step of the work, or of its own trace where that is another. */
  public WaitingJob ended(WaitingJob job, Claim claim) {
    var work = claim.item().origin().traceparent();
    var own = job.traceparent();
    if (work == null || own == null) {
      return job;
    }
    if (TraceParent.traceId(own).equals(TraceParent.traceId(work))) {
      return job.tracedBy(work);
    }
    try (var step = tracing.step("joined work", own)) {
      return job.tracedBy(step.about(job.jobId()).linkedTo(work).traceparent());
    }
  }
}
