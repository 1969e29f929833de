package com.moviemind.api.forecast;

import com.moviemind.api.forecast.Queues.Line;
import com.moviemind.api.forecast.Situation.Tenant;
import com.moviemind.api.forecast.Worker.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A situation, told step by step. */
final class Scene {

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  static final UUID US = new UUID(0, 1);
  static final UUID THEM = new UUID(0, 2);

  private final List<Worker> workers = new ArrayList<>();
  private final List<Model> models = new ArrayList<>();
  private final Map<Line, Tenant> tenants = new HashMap<>();
  private final Queues queues = new Queues(NOW);
  private Pace interactive = new Pace(0, 0);
  private Pace batch = new Pace(0, 0);
  private Model.Rejections rejections = new Model.Rejections(0, 0, 0);
  private Instant brokenSince = NOW;
  private double interactiveRate;

  static Scene aScene() {
    return new Scene();
  }

  Scene measured(double starts, double seconds) {
    interactive = new Pace(starts, seconds);
    batch = interactive;
    return this;
  }

  /** Interactive requests a second that the workers after this take in. */
  Scene interactiveRate(double perSecond) {
    interactiveRate = perSecond;
    return this;
  }

  Scene worker(int slots, int running, double callSeconds) {
    return worker(slots, running, callSeconds, NOW);
  }

  Scene worker(int slots, int running, double callSeconds, Instant seenAt) {
    workers.add(
        new Worker(
            "w" + workers.size(),
            seenAt,
            slots,
            new Running(running, 0),
            interactive,
            batch,
            interactiveRate,
            new Span(callSeconds, 2 * callSeconds),
            new Span(0.1, 0.3),
            new Span(0.02, 0.2)));
    return this;
  }

  Scene model(boolean isBroken, double heldSeconds, double requestsPerMinute) {
    return model(isBroken, heldSeconds, requestsPerMinute, 1_000);
  }

  private Scene model(
      boolean isBroken, double heldSeconds, double requestsPerMinute, double concurrency) {
    models.add(
        new Model(
            "m" + models.size(),
            models.size(),
            isBroken,
            heldSeconds == 0 ? null : in(heldSeconds),
            concurrency,
            requestsPerMinute,
            0,
            0,
            rejections,
            isBroken ? brokenSince : null));
    return this;
  }

  /**
   * The model turns calls away.
   *
   * @param concurrency calls in flight allowed by now
   * @param rejected of a hundred calls
   * @param pauseSeconds that those turned away are asked to wait
   */
  Scene storm(double concurrency, int rejected, double pauseSeconds) {
    rejections = new Model.Rejections(100, rejected, pauseSeconds);
    return model(false, 0, 0, concurrency);
  }

  /** The model has not worked for so long, and is tried again then. */
  Scene outage(double lasts, double trialIn) {
    brokenSince = in(-lasts);
    return model(true, trialIn, 0);
  }

  /** So many items, a second apart, the last of them a second ago. */
  Scene queue(String lane, UUID tenant, int weight, int length) {
    var line = new Line(lane, tenant);
    tenants.put(line, new Tenant(weight, false));
    for (var place = 1; place <= length; place++) {
      queues.add(line, NOW.minusSeconds(length - place + 1L), place);
    }
    return this;
  }

  Scene held(String lane, UUID tenant, int length) {
    queue(lane, tenant, 1, length);
    tenants.put(new Line(lane, tenant), new Tenant(1, true));
    return this;
  }

  Situation situation() {
    return new Situation(NOW, Duration.ZERO, workers, models, tenants, queues);
  }

  Capacity capacity(String lane) {
    return Capacity.of(situation(), lane, situation().running());
  }

  Flow flow(String lane) {
    return new Flow(capacity(lane), Futures.of(situation(), lane));
  }

  /** An interactive item of ours with so many before it. */
  Outlook outlook(double ahead) {
    return waits(ahead).inLedger(standing(NOW.minusSeconds(1), null, null));
  }

  Outlook retriedAt(Instant readyAt) {
    return waits(0).inLedger(standing(readyAt, null, null));
  }

  Outlook withoutBudget(Instant until) {
    return waits(3).inLedger(standing(NOW.minusSeconds(1), "tenant, day", until));
  }

  Outlook onItsWay(double ahead) {
    return waits(ahead).onItsWay(new Span(0.1, 0.3));
  }

  static Instant in(double seconds) {
    return NOW.plusMillis((long) (seconds * 1_000));
  }

  private Waits waits(double ahead) {
    return new Waits(
        new Waits.View(
            situation(), flow("interactive"), NOW, ahead, new Span(2, 4), new Span(0.02, 0.2)));
  }

  private static Standing standing(
      Instant readyAt, @Nullable String budget, @Nullable Instant budgetUntil) {
    return new Standing(Standing.Place.READY, "interactive", US, readyAt, budget, budgetUntil);
  }
}
