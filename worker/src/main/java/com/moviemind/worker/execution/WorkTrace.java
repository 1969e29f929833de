package com.moviemind.worker.execution;

import com.moviemind.messaging.telemetry.LogLines;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.ledger.Claim;
import java.util.function.Consumer;

/** Shows the work on a claim as a step of its job's trace, and names the job in its log lines. */
final class WorkTrace {

  private final Tracing tracing;

  WorkTrace(Tracing tracing) {
    this.tracing = tracing;
  }

  /** Does the work; what it is given is the claim whose further steps follow this one. */
  void of(Claim claim, Consumer<Claim> work) {
    var origin = claim.item().origin();
    try (var _ = LogLines.about(origin.jobId(), origin.traceparent())) {
      if (origin.traceparent() == null) {
        work.accept(claim);
      } else {
        trace(claim, origin.traceparent(), work);
      }
    }
  }

  private void trace(Claim claim, String parent, Consumer<Claim> work) {
    tracing.past("wait", parent, claim.waited());
    try (var step = tracing.step("work", parent)) {
      if (!step.isRecorded()) {
        work.accept(claim);
        return;
      }
      var item = claim.item();
      if (item.origin().jobId() != null) {
        var _ = step.about(item.origin().jobId());
      }
      var _ =
          step.with("moviemind.work_item_id", item.id().toString())
              .with("moviemind.attempt_id", claim.attemptId().toString())
              .with("moviemind.attempt", claim.attempt())
              .with("moviemind.lane", item.lane().word());
      step.during(() -> {
        work.accept(claim.tracedBy(step.traceparent()));
        return claim;
      });
    }
  }
}
