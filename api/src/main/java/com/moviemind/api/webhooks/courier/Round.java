package com.moviemind.api.webhooks.courier;

import com.moviemind.api.eventlog.Follower;
import com.moviemind.api.eventlog.LoggedEvent;
import com.moviemind.api.webhooks.endpoints.Endpoint;
import com.moviemind.api.webhooks.history.Cause;
import com.moviemind.api.webhooks.history.Note;
import com.moviemind.api.webhooks.history.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is next, and what an answer changes. One thread asks what is next; answers come from many.
 */
final class Round {

  private static final int PAGE = 100;
  private static final Duration IDLE = Duration.ofSeconds(30);

  private final Couriers tools;
  private final Follower follower;
  private final Breaker breaker;
  private final Backlog backlog;
  private final Repeats repeats;
  private final ArrayDeque<LoggedEvent> page = new ArrayDeque<>();
  private final Progress begun;
  private final UUID tenantId;
  private Pace pace;
  private int underWay;
  private int bound = 1;
  private long noted;
  private Duration pause = Duration.ZERO;

  Round(Couriers tools, Standing standing, Follower follower) {
    this.tools = tools;
    this.follower = follower;
    this.begun = standing.progress();
    this.tenantId = standing.endpoint().tenantId();
    this.noted = begun.cursor();
    this.breaker = new Breaker(tools.schedule(), begun.health());
    this.backlog = new Backlog(begun.cursor(), standing.pending());
    this.repeats = new Repeats(tools.redeliveries());
    this.repeats.goOn(standing.redeliveries());
    this.pace = new Pace(standing.endpoint().terms().ratePerSecond(), System.nanoTime());
  }

  synchronized boolean isParked() {
    return breaker.isParked();
  }

  /** How long to wait, unless woken, after {@link #next} found nothing. */
  synchronized Duration pause() {
    return pause;
  }

  synchronized void change(Endpoint before, Standing now) {
    if (before.terms().ratePerSecond() != now.endpoint().terms().ratePerSecond()) {
      pace = new Pace(now.endpoint().terms().ratePerSecond(), System.nanoTime());
    }
    var urged = now.progress().health();
    if (urged.notBefore() == null && urged.failures() == 0) {
      breaker.retryNow();
    }
    repeats.goOn(now.redeliveries());
  }

  /** The next event to send now; null where there is none, or its time has not come. */
  synchronized @Nullable Item next(Endpoint endpoint) {
    var now = tools.clock().instant();
    pause = breaker.pause(now);
    if (!pause.isZero()) {
      return null;
    }
    pause = IDLE;
    bound = inOrder() ? 1 : endpoint.terms().maxConcurrency();
    if (underWay >= bound) {
      return null;
    }
    long nanos = pace.pause(System.nanoTime());
    if (nanos > 0) {
      pause = Duration.ofNanos(nanos);
      return null;
    }
    var item = choose(endpoint, now);
    if (item == null) {
      pause = untilNextDue(now);
      noteIdle();
      return null;
    }
    pace.spend(System.nanoTime());
    underWay++;
    return item;
  }

  private boolean inOrder() {
    return breaker.isParked() || backlog.lacks(breaker.drainUntil());
  }

  private @Nullable Item choose(Endpoint endpoint, Instant now) {
    var repeated = repeated(now);
    if (repeated != null) {
      return repeated;
    }
    var event = fromLog(endpoint);
    if (event != null) {
      backlog.take(event.seq());
      return new Item(event, breaker.isParked() ? Cause.PROBE : Cause.EVENT, 0, null);
    }
    return breaker.isParked() ? null : repeats.next(endpoint);
  }

  /** What failed goes first when its time has come; while parked, whether it has come or not. */
  private @Nullable Item repeated(Instant now) {
    while (true) {
      var pending = backlog.first(now, !breaker.isParked());
      if (pending == null) {
        return null;
      }
      var event = tools.events().at(tenantId, List.of(pending.seq())).stream().findFirst();
      if (event.isPresent()) {
        backlog.retry(pending.seq());
        var cause = breaker.isParked() ? Cause.PROBE : Cause.RETRY;
        return new Item(event.get(), cause, pending.attempts(), null);
      }
      // the log keeps events for some weeks only
      backlog.ended(pending.seq(), null);
      tools.journal().add(Rulings.forgotten(progress(), pending.seq()));
    }
  }

  private @Nullable LoggedEvent fromLog(Endpoint endpoint) {
    while (true) {
      var event = page.poll();
      if (event != null) {
        if (endpoint.terms().wants(event.type())) {
          return event;
        }
        backlog.pass(event.seq());
        continue;
      }
      var next = follower.next(PAGE);
      if (next.isEmpty()) {
        backlog.pass(follower.cursor());
        return null;
      }
      page.addAll(next);
    }
  }

  private Duration untilNextDue(Instant now) {
    var due = backlog.nextDue();
    var wait = due == null ? IDLE : Duration.between(now, due);
    long repeat = repeats.pause();
    if (repeat >= 0 && repeat < wait.toNanos()) {
      wait = Duration.ofNanos(Math.max(repeat, 1_000_000));
    }
    return wait.isNegative() ? Duration.ofMillis(1) : wait;
  }

  /** What was passed over is written when there is nothing else to write. */
  private void noteIdle() {
    var finished = repeats.finished();
    if (finished != null) {
      tools.journal().add(new Note(progress(), null, null, List.of(), null, finished));
    }
    if (underWay == 0 && backlog.cursor() > noted + PAGE) {
      noted = backlog.cursor();
      tools.journal().add(Note.moved(progress()));
    }
  }

  /** What follows from an answer; the endpoint, switched off, where that follows. */
  synchronized @Nullable Endpoint ended(Endpoint endpoint, Item item, Sending.Sent sent) {
    underWay--;
    var ruling =
        new Rulings(endpoint, breaker, backlog, tools.schedule(), tools.clock().instant())
            .of(item, sent.verdict(), tools.feed().head());
    var redelivered =
        item.redelivery() == null ? null : repeats.ended(item.redelivery(), item.seq());
    backlog.ended(item.seq(), ruling.again());
    tools.journal().add(ruling.note(progress(), sent.entry(), redelivered));
    noted = backlog.cursor();
    return ruling.disabled(endpoint);
  }

  /** A fault of ours: not one of its attempts, and the endpoint's health is what it was. */
  synchronized void brokeOff(Item item) {
    underWay--;
    var redelivered =
        item.redelivery() == null ? null : repeats.ended(item.redelivery(), item.seq());
    var again = Rulings.later(item, tools.clock().instant(), tools.schedule());
    backlog.ended(item.seq(), again);
    breaker.brokeOff(again.nextAt());
    tools.journal().add(Note.waits(progress(), again, redelivered));
    noted = backlog.cursor();
  }

  private Progress progress() {
    return begun.now(backlog.cursor(), breaker.health());
  }
}
