package com.moviemind.local.faults.evidence;

import com.moviemind.local.faults.evidence.Evidence.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kill, a pause or a restart that may cost the calls that were in flight.
 *
 * @param pid of the worker; null where it was the database, without which no worker can keep a
 *     lease
 * @param from just before the signal
 * @param until when the process was gone, or ran again
 */
public record Interruption(String what, @Nullable Long pid, Instant from, Instant until) {

  /** Whether an attempt was under way then, in a process that was struck. */
  public boolean caught(Attempt attempt) {
    var ended = attempt.endedAt();
    return (pid == null || attempt.instance().startsWith(pid + "-"))
        && !attempt.startedAt().isAfter(until)
        && (ended == null || !ended.isBefore(from));
  }
}
