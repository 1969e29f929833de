package com.moviemind.local.faults.invariant;

import com.moviemind.local.faults.evidence.Evidence;
import com.moviemind.local.faults.evidence.Following;
import com.moviemind.local.faults.evidence.Following.Event;
import com.moviemind.local.faults.evidence.Following.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who pulls or streams the log hears of each of its tenant's events once and in order, over however
 * many connections, and of no other.
 */
final class ReadersMissNothing implements Invariant {

  @Override
  public Stream<String> violations(Evidence evidence) {
    var following = evidence.following();
    return following.readings().stream().flatMap(it -> complaint(it, following));
  }

  private static Stream<String> complaint(Reading reading, Following following) {
    var logged = following.log(reading.tenant()).stream().map(Event::seq).toList();
    var last = logged.isEmpty() ? 0 : logged.getLast();
    // what was numbered after the log was looked at
    var heard = reading.seqs().stream().filter(it -> it <= last).toList();
    return heard.equals(logged)
        ? Stream.empty()
        : Stream.of(
            "by %s tenant %s heard of %d events and the log holds %d: missing %s, too much %s%s"
                .formatted(
                    reading.way(),
                    reading.tenant(),
                    heard.size(),
                    logged.size(),
                    without(logged, heard),
                    without(heard, logged),
                    heard.stream().sorted().toList().equals(heard) ? "" : ", out of order"));
  }

  /** With repetitions. */
  private static List<Long> without(List<Long> some, List<Long> others) {
    var left = new ArrayList<>(some);
    others.forEach(left::remove);
    return left;
  }
}
