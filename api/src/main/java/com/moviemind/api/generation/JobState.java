package com.moviemind.api.generation;

import com.moviemind.api.generation.WorkerReport.Abandoned;
import com.moviemind.api.generation.WorkerReport.Completed;
import com.moviemind.api.generation.WorkerReport.GaveUp;
import com.moviemind.api.generation.WorkerReport.Started;
import java.time.Instant;
import java.util.UUID;

/** Where a job stands. Settled is final: late and repeated reports change nothing. */
public sealed interface JobState {

  record Pending() implements JobState {}

  record InProgress(Instant since) implements JobState {}

  /** An end. */
  sealed interface Settled extends JobState {
    Instant at();
  }

  record Done(Instant at, UUID textId) implements Settled {}

  record Failed(Instant at, Failure failure) implements Settled {}

  record Canceled(Instant at) implements Settled {}

  /** The state after hearing this of the worker. */
  default JobState after(WorkerReport report) {
    return switch (this) {
      case Settled settled -> settled;
      case Pending pending -> heard(report, pending);
      case InProgress running -> heard(report, running);
    };
  }

  /** The word of the interface. */
  default String status() {
    return switch (this) {
      case Pending _ -> "PENDING";
      case InProgress _ -> "IN_PROGRESS";
      case Done _ -> "DONE";
      case Failed _ -> "FAILED";
      case Canceled _ -> "CANCELED";
    };
  }

  private static JobState heard(WorkerReport report, JobState live) {
    return switch (report) {
      case Started(var at) -> live instanceof InProgress ? live : new InProgress(at);
      case Completed(var at, var textId) -> new Done(at, textId);
      case GaveUp(var at, var failure) -> new Failed(at, failure);
      case Abandoned(var at) -> new Canceled(at);
    };
  }
}
