package com.moviemind.api.generation;

import com.moviemind.api.generation.JobState.Canceled;
import com.moviemind.api.generation.JobState.Done;
import com.moviemind.api.generation.JobState.Failed;
import com.moviemind.api.generation.JobState.Settled;
import com.moviemind.messaging.telemetry.Timers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many jobs are accepted, and how they end and after how long. */
final class JobCounts {

  private final MeterRegistry meters;
  private final Map<Lane, Counter> accepted = new EnumMap<>(Lane.class);
  private final Map<String, Timer> durations = new ConcurrentHashMap<>();

  JobCounts(MeterRegistry meters) {
    this.meters = meters;
    for (var lane : Lane.values()) {
      accepted.put(
          lane,
          Counter.builder("moviemind.jobs.accepted")
              .description("Jobs inserted; a few more than committed where a commit fails")
              .tag("lane", lane.word())
              .register(meters));
    }
  }

  void accepted(JobRow job) {
    var counter = accepted.get(job.asked().lane());
    if (counter != null) {
      counter.increment();
    }
  }

  void settled(Job job) {
    if (job.state() instanceof Settled end) {
      durations
          .computeIfAbsent(outcome(end), this::duration)
          .record(Duration.between(job.createdAt(), end.at()));
    }
  }

  /** Done, canceled, or why it failed: the words are few. */
  private static String outcome(Settled end) {
    return switch (end) {
      case Done _ -> "done";
      case Canceled _ -> "canceled";
      case Failed it -> it.failure().type().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private Timer duration(String outcome) {
    return Timers.timer("moviemind.jobs.duration", "From acceptance of a job to its end")
        .tag("outcome", outcome)
        .register(meters);
  }
}
