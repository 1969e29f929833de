package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.NewEvent;
import com.moviemind.api.webhooks.courier.Breaker.Turn;
import com.moviemind.api.webhooks.endpoints.DisabledReason;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.history.Cause;
import com.moviemind.api.webhooks.history.Entry;
import com.moviemind.api.webhooks.history.Note;
import com.moviemind.api.webhooks.history.Note.PendingChange;
import com.moviemind.api.webhooks.history.Note.Redelivered;
import com.moviemind.api.webhooks.history.Pending;
import com.moviemind.api.webhooks.history.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from one answer, in the breaker and for the event. */
final class Rulings {

  private final Endpoint endpoint;
  private final Breaker breaker;
  private final Backlog backlog;
  private final Schedule schedule;
  private final Instant now;
  private final List<NewEvent> news = new ArrayList<>();

  Rulings(Endpoint endpoint, Breaker breaker, Backlog backlog, Schedule schedule, Instant now) {
    this.endpoint = endpoint;
    this.breaker = breaker;
    this.backlog = backlog;
    this.schedule = schedule;
    this.now = now;
  }

  /**
   * A ruling.
   *
   * @param again when the event is tried again; null: not
   * @param waited whether it was to be tried again before
   */
  record Ruling(
      UUID endpointId,
      long seq,
      boolean waited,
      @Nullable Pending again,
      @Nullable DisabledReason disable,
      List<NewEvent> news) {

    Note note(Progress progress, Entry entry, @Nullable Redelivered redelivered) {
      var change = waited || again != null ? new PendingChange(endpointId, seq, again) : null;
      return new Note(progress, withNext(entry), change, news, disable, redelivered);
    }

    private Entry withNext(Entry entry) {
      return again == null
          ? entry
          : new Entry(
              entry.id(),
              entry.tenantId(),
              entry.endpointId(),
              entry.event(),
              entry.cause(),
              entry.attempt(),
              entry.result(),
              again.nextAt(),
              entry.startedAt());
    }

    @Nullable Endpoint disabled(Endpoint before) {
      return disable == null ? null : before.disabledFor(disable);
    }
  }

  Ruling of(Item item, Verdict verdict, long newest) {
    return switch (verdict) {
      case Verdict.Delivered _ -> delivered(item, newest);
      case Verdict.Gone it -> gone(item, it);
      case Verdict.Failed it -> failed(item, it);
    };
  }

  private Ruling delivered(Item item, long newest) {
    if (breaker.delivered(now, newest) == Turn.RECOVERED) {
      news.add(OwnerNews.enabled(endpoint, now));
      backlog.hasten(now);
    }
    return ruling(item, null, null);
  }

  /** The event stays: it is sent should the owner switch the endpoint on again. */
  private Ruling gone(Item item, Verdict.Gone gone) {
    news.add(OwnerNews.disabled(endpoint, "gone", gone.why(), now));
    return ruling(item, new Pending(item.seq(), item.attempts(), now), DisabledReason.GONE);
  }

  private Ruling failed(Item item, Verdict.Failed failure) {
    if (breaker.failed(now, item.cause(), failure) == Turn.PARKED) {
      news.add(OwnerNews.parked(endpoint, failure.why(), now));
    }
    var known = backlog.find(item.seq());
    if (item.cause() == Cause.PROBE && known != null && known.nextAt().isAfter(now)) {
      return ruling(item, known, null); // looked in early: not one of its attempts
    }
    int attempts = item.attempts() + 1;
    if (attempts < schedule.attempts()) {
      var next = now.plus(schedule.afterAttempt(attempts, failure.asked()));
      return ruling(item, new Pending(item.seq(), attempts, next), null);
    }
    if (breaker.isParked()) {
      news.add(OwnerNews.disabled(endpoint, "exhausted", failure.why(), now));
      return ruling(item, null, DisabledReason.EXHAUSTED);
    }
    return ruling(item, null, null);
  }

  private Ruling ruling(Item item, @Nullable Pending again, @Nullable DisabledReason disable) {
    return new Ruling(
        endpoint.id(),
        item.seq(),
        backlog.find(item.seq()) != null,
        again,
        disable,
        List.copyOf(news));
  }

  static Pending later(Item item, Instant now, Schedule schedule) {
    return new Pending(item.seq(), item.attempts(), now.plus(schedule.afterAttempt(1, null)));
  }

  /** An event that retention has removed is not tried again. */
  static Note forgotten(Progress progress, long seq) {
    var change = new PendingChange(progress.endpointId(), seq, null);
    return new Note(progress, null, change, List.of(), null, null);
  }
}
