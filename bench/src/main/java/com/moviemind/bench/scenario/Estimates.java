package com.moviemind.bench.scenario;

import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** When jobs were said to start, as they were accepted, beside when they did. */
public final class Estimates {

  private static final int WARM_UP = 600;
  private static final double SPREAD = 0.3;
  private static final int BURST = 200;

  private static final String NO_FAULTS = "{\"faults\":[]}";

  /** Three calls of ten are turned away and asked to come back. */
  private static final String STORM =
      "{\"faults\":[{\"kind\":\"RATE_LIMITED\",\"times\":-1,\"share\":0.3,\"retry_after_ms\":1500}]}";

  /** Enough for the breaker to open and for some of its trials to fail. */
  private static final String OUTAGE = "{\"faults\":[{\"kind\":\"SERVER_ERROR\",\"times\":10}]}";

  private final Settings settings;
  private final Progress progress;

  public Estimates(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Slots set the pace.
   *
   * @param slots calls allowed in flight
   */
  public List<Row> unlimited(Target target, int slots) throws IOException, InterruptedException {
    var stage = ready(target, slots, WARM_UP);
    var guesses = new Guesses(target, stage, progress);
    double pace = slots * 1_000 / settings.latencyMs();
    List<Row> rows = new ArrayList<>();
    rows.add(guesses.of("room for all", BURST / 2, "interactive", 0.5 * pace));
    rows.add(guesses.of("a burst", BURST, "interactive", 0));
    rows.add(guesses.of("more than slots bear", BURST, "interactive", 1.6 * pace));
    try (var _ = stage.start(Plan.of((int) (30 * pace), 1).atRate(0.3 * pace))) {
      rows.add(guesses.of("batch beside interactive", BURST, "batch", 0));
    }
    stage.calls().faults(STORM);
    // an estimate knows what has lasted for a while
    guesses.of("a storm begins", BURST / 4, "interactive", 0);
    rows.add(guesses.of("3 of 10 turned away", BURST / 2, "interactive", 0));
    stage.calls().faults(OUTAGE);
    rows.add(guesses.of("the breaker opens", BURST / 2, "interactive", pace));
    stage.calls().faults(NO_FAULTS);
    return rows;
  }

  /** The account's limit sets the pace. */
  public List<Row> limited(Target target, int slots, int rpm)
      throws IOException, InterruptedException {
    var stage = ready(target, slots, slots);
    var guesses = new Guesses(target, stage, progress);
    var name = "%d requests a minute, ".formatted(rpm);
    return List.of(
        guesses.of(name + "a burst", rpm / 4, "interactive", 0),
        guesses.of(name + "twice as many", rpm / 3, "interactive", 2 * rpm / 60.0));
  }

  /** Warm, and with calls of the measurement's length in memory. */
  private Stage ready(Target target, int slots, int warmUp)
      throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(Math.min(warmUp, settings.warmUp()), settings.clients()));
    stage.calls().latency(settings.latencyMs(), SPREAD);
    stage.run("calls at their length", Plan.of(8 * slots, slots));
    return stage;
  }
}
