package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.history.Cause;
import com.moviemind.api.webhooks.history.Note.Redelivered;
import com.moviemind.api.webhooks.redelivery.Redeliveries;
import com.moviemind.api.webhooks.redelivery.Redelivery;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The oldest redelivery of an endpoint: one event at a time, at its own pace. */
final class Repeats {

  private static final int PAGE = 50;

  private final Redeliveries redeliveries;
  private final ArrayDeque<LoggedEvent> page = new ArrayDeque<>();
  private @Nullable Redelivery current;
  private @Nullable Pace pace;
  private long cursor;
  private long sent;
  private boolean underWay;
  private boolean exhausted;

  Repeats(Redeliveries redeliveries) {
    this.redeliveries = redeliveries;
  }

  /** Goes on with what there is: what is here already keeps its place. */
  void goOn(List<Redelivery> goingOn) {
    var present = current;
    if (present != null && goingOn.stream().anyMatch(it -> it.id().equals(present.id()))) {
      return;
    }
    page.clear();
    exhausted = false;
    current = goingOn.isEmpty() ? null : goingOn.getFirst();
    if (current != null) {
      cursor = current.cursor();
      sent = current.sent();
      pace = new Pace(current.ratePerSecond(), System.nanoTime());
    }
  }

  /** The next event to send again; null where there is none now. May read the log. */
  @Nullable Item next(Endpoint endpoint) {
    var redelivery = current;
    if (redelivery == null || underWay || pause() > 0) {
      return null;
    }
    fill(endpoint, redelivery);
    var event = page.poll();
    if (event == null || pace == null) {
      return null;
    }
    pace.spend(System.nanoTime());
    underWay = true;
    return new Item(event, Cause.REDELIVERY, 0, redelivery.id());
  }

  /** Nanoseconds until the next may go; negative where nothing is to be sent again. */
  long pause() {
    return current == null || underWay || pace == null ? -1 : pace.pause(System.nanoTime());
  }

  /** One was sent, whether it arrived or is to be tried again. */
  @Nullable Redelivered ended(UUID redelivery, long seq) {
    underWay = false;
    if (current == null || !current.id().equals(redelivery)) {
      return null;
    }
    sent++;
    cursor = seq;
    return new Redelivered(redelivery, cursor, sent, false);
  }

  /** What is to be written when nothing is left; once. */
  @Nullable Redelivered finished() {
    var redelivery = current;
    if (redelivery == null || !exhausted || underWay || !page.isEmpty()) {
      return null;
    }
    current = null;
    return new Redelivered(redelivery.id(), cursor, sent, true);
  }

  private void fill(Endpoint endpoint, Redelivery redelivery) {
    long after = cursor;
    while (page.isEmpty() && !exhausted) {
      var found = redeliveries.page(endpoint, redelivery.choice(), after, PAGE);
      page.addAll(redeliveries.wanted(endpoint, redelivery.choice(), found));
      // after all that may fail: what could not be read is not the end
      exhausted = found.size() < PAGE;
      if (!found.isEmpty()) {
        after = found.getLast().seq();
      }
    }
  }
}
