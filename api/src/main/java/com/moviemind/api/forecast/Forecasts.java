package com.moviemind.api.forecast;

import com.moviemind.api.forecast.Queues.Line;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The door to why work waits and when it will be done. */
@Component
public class Forecasts {

  /** From the end of a call until its text can be read. */
  private static final Span FOLLOW_UP = new Span(0.05, 0.5);

  /** A worker that was not woken looks for work by itself after this time. */
  private static final double LOOK_SECONDS = 0.25;

  private final JdbcTemplate jdbc;
  private final Situations situations;
  private final Tails tails;
  private final Clock clock;
  private @Nullable Played played;

  /** What was played out for a situation, which serves all that are asked in it. */
  private record Played(
      Situation situation, @Nullable Futures interactive, @Nullable Futures batch) {

    static Played of(Situation situation) {
      return new Played(
          situation,
          Futures.of(situation, Situation.INTERACTIVE),
          Futures.of(situation, Situation.BATCH));
    }
  }

  Forecasts(JdbcTemplate jdbc, Situations situations, Tails tails, Clock clock) {
    this.jdbc = jdbc;
    this.situations = situations;
    this.tails = tails;
    this.clock = clock;
  }

  /**
   * Who would ask, and how.
   *
   * @param weight the tenant's share where work of several waits, from 1
   */
  public record Asker(UUID tenantId, String lane, int weight) {}

  /**
   * Of a job that has not settled; one statement, now and then a few more for all jobs together.
   *
   * @param weight of its tenant
   * @param startedAt when its work was last heard to have started; null where it has not
   */
  public Outlook of(UUID jobId, int weight, @Nullable Instant startedAt) {
    return jdbc.query(Standing.OF_JOB, (row, _) -> Standing.of(row), jobId).stream()
        .findFirst()
        .map(it -> of(it, new Self(jobId, weight, startedAt)))
        .orElse(new Outlook(null, FOLLOW_UP));
  }

  /**
   * Of work that is being written or waits, whoever asked for it; null where nobody did. Says
   * nothing of who that is.
   */
  public @Nullable Outlook ofLiveWork(UUID entityId, String locale, String contextTag) {
    return jdbc
        .query(Standing.OF_WORK, (row, _) -> Standing.of(row), entityId, locale, contextTag)
        .stream()
        .findFirst()
        .map(it -> of(it, new Self(null, 1, null)))
        .orElse(null);
  }

  /**
   * Of a job that has not reached a worker, or would be asked for now.
   *
   * @param before how many are asked for before it at the same time
   */
  public Outlook asked(Asker asker, int before) {
    return asked(asker, before, null, clock.instant().plus(situations.now().clockAhead()));
  }

  private Outlook asked(Asker asker, int before, @Nullable UUID job, Instant askedAt) {
    var situation = situations.now();
    var queue = new Line(asker.lane(), asker.tenantId());
    var tail = tails.of(queue, situation);
    var place =
        new Place(
            situation.queues().length(queue),
            (double) tail.joinedBefore(clock.instant().plus(situation.clockAhead()))
                + (job == null ? tail.coming().size() : tail.comingBefore(job))
                + before,
            tail.running());
    var view = view(situation, queue, asker.weight(), place);
    var age = Duration.between(askedAt, view.now()).toMillis() / 1e3;
    return new Waits(view).onItsWay(intake(situation).after(Math.max(0, age)));
  }

  /**
   * The job that is asked about.
   *
   * @param id null where it is somebody else's
   */
  private record Self(@Nullable UUID id, int weight, @Nullable Instant startedAt) {}

  private Outlook of(Standing standing, Self job) {
    return switch (standing.place()) {
      // what has started and is no longer waited for has ended, and the news is on its way
      case NOT_IN_LEDGER ->
          job.startedAt() == null
              ? asked(
                  new Asker(standing.tenantId(), standing.lane(), job.weight()),
                  0,
                  job.id(),
                  standing.readyAt())
              : new Outlook(null, FOLLOW_UP);
      case READY -> waiting(standing);
      case RUNNING ->
          new Outlook(null, rest(situations.now().call(), job.startedAt()).then(FOLLOW_UP));
    };
  }

  private Outlook waiting(Standing standing) {
    var situation = situations.now();
    var queue = standing.queue();
    var tenant = situation.tenants().get(queue);
    var view =
        view(situation, queue, tenant == null ? 1 : tenant.weight(), place(standing, situation));
    return new Waits(view).inLedger(standing);
  }

  /**
   * How many of a tenant's own are before it.
   *
   * @param counted when the queues were read
   * @param joined counted now
   * @param running as it was known then, or now
   */
  private record Place(double counted, double joined, Running running) {}

  private Waits.View view(Situation situation, Line queue, int weight, Place place) {
    var now = clock.instant().plus(situation.clockAhead());
    var flow = flow(situation, queue.lane(), place.running());
    // since the queues were read, their heads were started
    var gone =
        flow.started(situation.queues().at(), now)
            * situation.share(queue.lane(), queue.tenantId(), weight);
    var own = Math.max(0, place.counted() - gone) + place.joined();
    var ahead = situation.ahead(queue.lane(), queue.tenantId(), weight, own);
    return new Waits.View(situation, flow, now, ahead, situation.call(), claim(situation));
  }

  private Flow flow(Situation situation, String lane, Running running) {
    var known = played(situation);
    return new Flow(
        Capacity.of(situation, lane, running),
        lane.equals(Situation.BATCH) ? known.batch() : known.interactive());
  }

  /** Once for all who ask at the same time. */
  private synchronized Played played(Situation situation) {
    var known = played;
    if (known == null || !known.situation().at().equals(situation.at())) {
      known = Played.of(situation);
      played = known;
    }
    return known;
  }

  private Place place(Standing standing, Situation situation) {
    var queue = standing.queue();
    var queues = situation.queues();
    if (!standing.readyAt().isAfter(queues.end(queue))) {
      return new Place(queues.before(queue, standing.readyAt()), 0, situation.running());
    }
    var tail = tails.of(queue, situation);
    return new Place(queues.length(queue), tail.joinedBefore(standing.readyAt()), tail.running());
  }

  private Span rest(Span call, @Nullable Instant startedAt) {
    var passed =
        startedAt == null ? 0 : Duration.between(startedAt, clock.instant()).toMillis() / 1e3;
    return passed <= 0
        ? call
        : new Span(Math.max(0, call.p50() - passed), Math.max(1, call.p95() - passed));
  }

  private static Span intake(Situation situation) {
    return situation.present().stream()
        .map(Worker::intake)
        .findFirst()
        .map(it -> it.p50() > 0 ? it : new Span(0.1, 1))
        .orElse(Span.NONE);
  }

  private static Span claim(Situation situation) {
    return situation.present().stream()
        .map(Worker::claim)
        .findFirst()
        .map(it -> new Span(it.p50(), Math.max(it.p95(), it.p50() + LOOK_SECONDS)))
        .orElse(Span.NONE);
  }
}
