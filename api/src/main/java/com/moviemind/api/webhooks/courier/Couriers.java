package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.EventFeed;
import com.moviemind.api.eventlog.EventSearch;
import com.moviemind.api.webhooks.history.Journal;
import com.moviemind.api.webhooks.redelivery.Redeliveries;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What every courier has: the log, the way out, and where to write down how it went. */
@Component
public record Couriers(
    EventFeed feed,
    EventSearch events,
    Sending sending,
    Journal journal,
    Schedule schedule,
    Redeliveries redeliveries,
    Clock clock) {

  /** A courier for this endpoint, which has not begun. */
  public Courier of(Standing standing) {
    return new Courier(this, standing);
  }
}
