package com.moviemind.api.forecast;

import com.moviemind.api.forecast.Queues.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How everything stood at one moment, which all jobs of the next second are reckoned with.
 *
 * @param at the database's clock
 * @param clockAhead how far the database's clock is ahead of ours
 * @param workers all that are known, the silent ones too
 * @param models the chain, the first one first
 * @param tenants whoever has work, by lane and tenant
 */
record Situation(
    Instant at,
    Duration clockAhead,
    List<Worker> workers,
    List<Model> models,
    Map<Line, Tenant> tenants,
    Queues queues) {

  static final String INTERACTIVE = "interactive";
  static final String BATCH = "batch";

  /** With less than this part of the calls allowed that may be, the pace is not the usual one. */
  private static final double CUT_DOWN = 0.9;

  /** Before any call was made. */
  private static final Span USUAL_CALL = new Span(3, 15);

  /** Heartbeats come once a second. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  /** A tenant with work in a lane; a held one waits for budget and stands in nobody's way. */
  record Tenant(int weight, boolean isHeld) {}

  List<Worker> present() {
    return workers.stream().filter(it -> it.seenAt().isAfter(at.minus(SILENCE))).toList();
  }

  /** As the workers said at their last sign of life. */
  Running running() {
    return present().stream().map(Worker::running).reduce(new Running(0, 0), Running::and);
  }

  /** The model turns calls away, does not work, or is called with care since it did. */
  boolean isTroubled() {
    var model = model();
    return model != null
        && (model.isBroken()
            || model.rejections().rejected() > 0
            || model.concurrency() < CUT_DOWN * ceiling());
  }

  /** The most calls in flight that the account is allowed; each worker's slots are as many. */
  int ceiling() {
    return present().stream().mapToInt(Worker::slots).max().orElse(0);
  }

  /** From a call's begin to its end. */
  Span call() {
    return present().stream()
        .map(Worker::call)
        .filter(it -> it.p50() > 0)
        .findFirst()
        .orElse(USUAL_CALL);
  }

  /** When a worker was last heard of; null where none ever was. */
  @Nullable Instant lastHeard() {
    return workers.stream().map(Worker::seenAt).max(Comparator.naturalOrder()).orElse(null);
  }

  /** The first model of the chain that works, else the one that is tried again first. */
  @Nullable Model model() {
    return models.stream()
        .filter(it -> !it.isBroken())
        .min(Comparator.comparingInt(Model::rank))
        .or(() ->
            models.stream()
                .min(
                    Comparator.comparing(
                        Model::heldUntil, Comparator.nullsFirst(Comparator.naturalOrder()))))
        .orElse(null);
  }

  /**
   * How many items are started before one of this tenant that has so many of its own before it:
   * tenants take turns by their weights, and interactive work goes first.
   */
  double ahead(String lane, UUID tenantId, int weight, double own) {
    var others =
        tenants.entrySet().stream()
            .filter(it -> it.getKey().lane().equals(lane))
            .filter(it -> !it.getKey().tenantId().equals(tenantId) && !it.getValue().isHeld())
            .mapToDouble(it ->
                Math.min(
                    (double) queues.length(it.getKey()),
                    (own + 0.5) * it.getValue().weight() / Math.max(1, weight)))
            .sum();
    var urgent = lane.equals(BATCH) ? (double) queues.length(INTERACTIVE) : 0;
    return own + others + urgent;
  }

  /** The part of its lane's starts that is this tenant's. */
  double share(String lane, UUID tenantId, int weight) {
    var others =
        tenants.entrySet().stream()
            .filter(it -> it.getKey().lane().equals(lane))
            .filter(it -> !it.getKey().tenantId().equals(tenantId) && !it.getValue().isHeld())
            .filter(it -> queues.length(it.getKey()) > 0)
            .mapToDouble(it -> it.getValue().weight())
            .sum();
    return weight / (weight + others);
  }
}
