package com.moviemind.worker.ledger.leave;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Topics;
import com.moviemind.worker.ledger.fair.Leased;
import com.moviemind.worker.ledger.leave.Left.Item;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends jobs that were not started by the instant they named, FAILED with the reason EXPIRED and
 * unbilled. An item that has started goes on whatever its jobs named.
 */
public final class Expiries {

  private static final int BATCH = 500;

  private final Departures departures;
  private final Outbox outbox;
  private final Farewells farewells;
  private final TransactionTemplate transaction;

  /** The sweep has transactions of its own; a claim lends its own. */
  public Expiries(
      JdbcTemplate jdbc, TransactionTemplate transaction, Outbox outbox, Topics topics) {
    this.departures = new Departures(jdbc);
    this.transaction = transaction;
    this.outbox = outbox;
    this.farewells = new Farewells(topics);
  }

  /** Ends all that is late; answers how many jobs that were. */
  public int sweep() {
    var ended = 0;
    int batch;
    do {
      batch = transaction.execute(_ -> tell(departures.leaveLate(BATCH)).size());
      ended += batch;
    } while (batch >= BATCH);
    return ended;
  }

  /**
   * Ends late jobs of items that are being claimed for the first time, in the claim's transaction;
   * answers the items that have no other job, and are gone.
   */
  public Set<UUID> leave(List<Leased> leased, Collection<UUID> lateJobs) {
    var items =
        leased.stream()
            .map(it -> new Item(it.item().id(), it.item().subject(), 0, 0, it.at()))
            .collect(Collectors.toMap(Item::id, Function.identity()));
    return tell(departures.leave(items, lateJobs, Departures.Cause.EXPIRED)).stream()
        .filter(Left::last)
        .map(it -> it.job().itemId())
        .collect(Collectors.toSet());
  }

  private List<Left> tell(List<Left> left) {
    outbox.append(left.stream().map(farewells::expired).toList());
    return left;
  }
}
