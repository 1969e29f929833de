package com.moviemind.worker.ledger.leave;

import static java.util.Objects.requireNonNull;

import com.moviemind.worker.ledger.jobs.WaitingJob;
import com.moviemind.worker.ledger.jobs.WaitingJobs;
import com.moviemind.worker.ledger.leave.Left.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Takes jobs from their items in the caller's transaction, in a number of statements that does not
 * depend on how many there are. Whoever locks the item first, a finish or a departure, decides.
 */
final class Departures {

  /** Why jobs leave, and how an item ends that has no other. */
  enum Cause {
    CANCELED("CANCELED", null, "Canceled by the last tenant who wanted it."),
    EXPIRED("FAILED", "EXPIRED", "Not started by the last instant that was asked for.");

    final String outcome;
    final @Nullable String reason;
    final String message;

    Cause(String outcome, @Nullable String reason, String message) {
      this.outcome = outcome;
      this.reason = reason;
      this.message = message;
    }
  }

  private final LeavingItems items;
  private final WaitingJobs jobs;

  Departures(JdbcTemplate jdbc) {
    this.items = new LeavingItems(jdbc);
    this.jobs = new WaitingJobs(jdbc);
  }

  /** Those of the jobs that were there and are not any more. */
  List<Left> leave(Collection<UUID> wanted, Cause cause) {
    return wanted.isEmpty() ? List.of() : leave(items.lockOf(wanted), wanted, cause);
  }

  /** Jobs, at most so many, that have waited longer than they were worth. */
  List<Left> leaveLate(int most) {
    var locked = items.lockLate(most);
    return leave(locked, jobs.late(locked.keySet()), Cause.EXPIRED);
  }

  /** The same for items whose rows the caller has locked. */
  List<Left> leave(Map<UUID, Item> locked, Collection<UUID> wanted, Cause cause) {
    var gone = jobs.takeOut(locked.keySet(), wanted);
    var staying = jobs.read(gone.keySet());
    var over = gone.keySet().stream().filter(it -> !staying.containsKey(it)).toList();
    var lost =
        items.loseCalls(
            over.stream().filter(it -> requireNonNull(locked.get(it)).attempts() > 0).toList());
    items.end(over.stream().map(it -> requireNonNull(locked.get(it))).toList(), gone, lost, cause);
    items.bequeath(heirs(gone, staying));
    var left = new ArrayList<Left>();
    for (var each : gone.values()) {
      for (var job : each) {
        var item = requireNonNull(locked.get(job.itemId()));
        var last = !staying.containsKey(job.itemId());
        left.add(
            new Left(job, item, last, item.spentMicros() + lost.getOrDefault(job.itemId(), 0L)));
      }
    }
    return left;
  }

  /** Who pays now: of those that stay, the first who asked. */
  private static List<WaitingJob> heirs(
      Map<UUID, List<WaitingJob>> gone, Map<UUID, List<WaitingJob>> staying) {
    return gone.entrySet().stream()
        .filter(it -> it.getValue().stream().anyMatch(WaitingJob::charged))
        .flatMap(it -> staying.getOrDefault(it.getKey(), List.of()).stream().limit(1))
        .toList();
  }
}
