package com.moviemind.api.follow;

import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.eventlog.EventLog;
import com.moviemind.api.generation.Job;
import com.moviemind.api.generation.JobState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges where a client wants to go on: nothing may be missing between its cursor and the log. */
@Component
class Cursors {

  private static final Pattern FORM = Pattern.compile("\\d{1,18}");
  private static final Duration FLOOR_HOLDS = Duration.ofMinutes(1);

  /** Far longer than the sequencer takes. */
  private static final Duration UNNUMBERED = Duration.ofMinutes(1);

  /** The log's floor only rises, and only when a day is dropped. */
  private record Floor(long seq, Instant readAt) {}

  private final EventLog log;
  private final EventFeed feed;
  private final Clock clock;
  private volatile @Nullable Floor floor;

  Cursors(EventLog log, EventFeed feed, Clock clock) {
    this.log = log;
    this.feed = feed;
    this.clock = clock;
  }

  /** The cursor as a number from which the log can be followed without a gap. */
  long valid(String name, String cursor) {
    if (!FORM.matcher(cursor).matches()) {
      throw FollowProblems.noCursor(name);
    }
    var seq = Long.parseLong(cursor);
    if (seq < floor()) {
      throw FollowProblems.expired(floor(), feed.head());
    }
    // Another instance may have seen more of the log than this one.
    if (seq > feed.head() && seq > log.last()) {
      throw FollowProblems.ahead(floor(), feed.head());
    }
    return seq;
  }

  /**
   * Whether a settled job has no event after this cursor. One that has settled just now may have an
   * event that has no number yet.
   */
  boolean allTold(Job job, JobState.Settled state, long cursor) {
    return state.at().plus(UNNUMBERED).isBefore(clock.instant())
        && log.ofJobs(job.tenantId(), Set.of(job.id()), cursor, 1).isEmpty();
  }

  /** Before the oldest event that is kept. */
  long floor() {
    var now = clock.instant();
    var known = floor;
    if (known == null || known.readAt().plus(FLOOR_HOLDS).isBefore(now)) {
      known = new Floor(log.floor(), now);
      floor = known;
    }
    return known.seq();
  }

  void forgetFloor() {
    floor = null;
  }
}
