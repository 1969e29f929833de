package com.moviemind.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

/** The verbs of job stories. */
final class JobStory {

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private JobState state = new JobState.Pending();

  static JobStory aPendingJob() {
    return new JobStory();
  }

  JobStory isStarted() {
    return hears(new WorkerReport.Started(NOON));
  }

  JobStory isAnswered(UUID textId) {
    return hears(new WorkerReport.Completed(NOON, textId));
  }

  JobStory isGivenUp(Failure failure) {
    return hears(new WorkerReport.GaveUp(NOON, failure));
  }

  JobStory isAbandoned() {
    return hears(new WorkerReport.Abandoned(NOON));
  }

  void endsAs(JobState expected) {
    assertThat(state).isEqualTo(expected);
  }

  private JobStory hears(WorkerReport report) {
    state = state.after(report);
    return this;
  }
}
