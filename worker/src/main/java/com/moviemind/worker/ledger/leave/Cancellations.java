package com.moviemind.worker.ledger.leave;

import com.moviemind.messaging.outbox.Outbox;
import com.moviemind.schemas.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels jobs, unless their text was faster. */
@Component
public class Cancellations {

  private final Departures departures;
  private final Outbox outbox;
  private final Farewells farewells;

  Cancellations(JdbcTemplate jdbc, Outbox outbox, Topics topics) {
    this.departures = new Departures(jdbc);
    this.outbox = outbox;
    this.farewells = new Farewells(topics);
  }

  /**
   * Takes these jobs out of the ledger, in the caller's transaction; answers how many were there. A
   * job that is not there has ended, and nothing is said of it again.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public int cancel(Collection<Cancel> wishes) {
    var left =
        departures.leave(wishes.stream().map(Cancel::jobId).toList(), Departures.Cause.CANCELED);
    outbox.append(left.stream().map(farewells::canceled).toList());
    return left.size();
  }

  /** Says, in the caller's transaction, that these ended before the ledger had seen them. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void neverArrived(List<Cancel> wishes) {
    var now = Instant.now();
    outbox.append(wishes.stream().map(it -> farewells.canceled(it, now)).toList());
  }
}
