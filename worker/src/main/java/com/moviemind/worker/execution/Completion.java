package com.moviemind.worker.execution;

import com.moviemind.messaging.batch.RejectedData;
import com.moviemind.messaging.telemetry.Tracing;
import com.moviemind.worker.ledger.Finish;
import com.moviemind.worker.ledger.Finish.GivenUp;
import com.moviemind.worker.ledger.Finish.PutBack;
import com.moviemind.worker.ledger.Finish.Written;
import com.moviemind.worker.ledger.Finishes;
import io.opentelemetry.api.trace.SpanKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Brings an end into the ledger, again and again while the database is away. */
final class Completion {

  private static final Logger log = LoggerFactory.getLogger(Completion.class);
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 5_000;

  private final Finishes finishes;
  private final Judgement judgement;
  private final ExecutionMetrics metrics;
  private final Tracing tracing;

  Completion(Finishes finishes, Judgement judgement, ExecutionMetrics metrics, Tracing tracing) {
    this.finishes = finishes;
    this.judgement = judgement;
    this.metrics = metrics;
    this.tracing = tracing;
  }

  /** Returns when the end is committed, refused, or this thread is interrupted. */
  void commit(Finish finish) {
    var end = finish;
    for (var pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        tell(end, committed(end));
        return;
      } catch (RuntimeException e) {
        if (!(e instanceof DataAccessException it && RejectedData.is(it))) {
          log.warn(
              "Work item {} has ended but cannot be stored; tried again in {} ms: {}",
              id(end),
              pause,
              e.toString());
          if (isInterruptedWithin(pause)) {
            log.warn("Work item {} is left to its lease", id(end));
            return;
          }
        } else if (end instanceof GivenUp) {
          log.error("Work item {} cannot even be given up; its lease runs out", id(end), e);
          return;
        } else {
          log.error("Work item {} is given up: the database rejects its end", id(end), e);
          end = judgement.unstorable(end);
        }
      }
    }
  }

  private boolean committed(Finish finish) {
    var begun = System.nanoTime();
    try (var step = tracing.part("finish", SpanKind.INTERNAL)) {
      var accepted = finishes.commit(finish);
      metrics.committed(System.nanoTime() - begun);
      var _ = step.with("moviemind.outcome", outcome(finish, accepted));
      return accepted;
    }
  }

  private static String outcome(Finish finish, boolean accepted) {
    return switch (finish) {
      case Finish _ when !accepted -> "refused";
      case Written _ -> "written";
      case GivenUp _ -> "given up";
      case PutBack _ -> "put back";
    };
  }

  private void tell(Finish finish, boolean accepted) {
    metrics.ended(finish, accepted);
    if (!accepted) {
      log.warn(
          "Work item {} was no longer ours; only attempt {} is recorded",
          id(finish),
          finish.claim().attemptId());
      return;
    }
    switch (finish) {
      case Written _ -> log.debug("Work item {} is written", id(finish));
      case GivenUp it -> log.warn("Work item {} is given up: {}", id(finish), it.message());
      case PutBack it ->
          log.info(
              "Work item {} waits {} ms for another attempt after {}: {}",
              id(finish),
              it.pause().toMillis(),
              it.claim().attempt(),
              it.why());
    }
  }

  private static Object id(Finish finish) {
    return finish.claim().item().id();
  }

  private static boolean isInterruptedWithin(long millis) {
    try {
      Thread.sleep(millis);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
