package com.moviemind.bench.scenario;

import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** When jobs were said to start, as they were accepted, beside when they did. */
public final class Estimates {

  private static final int WARM_UP = 600;
  private static final double SPREAD = 0.3;
  private static final int BURST = 200;

  private static final String NO_FAULTS = "{\"faults\":[]}";

  /** Three calls of ten are turned away and asked to come back. */
  private static final String STORM =
      "{\"faults\":[{\"kind\":\"RATE_LIMITED\",\"times\":-1,\"share\":0.3,\"retry_after_ms\":1500}]}";

  /** One call of ten fails, and the server does not say when to come back. */
  private static final String FAILING =
      "{\"faults\":[{\"kind\":\"SERVER_ERROR\",\"times\":-1,\"share\":0.1}]}";

  private static final String OUTAGE = "{\"faults\":[{\"kind\":\"SERVER_ERROR\",\"times\":-1}]}";

  private static final int OUTAGE_SECONDS = 20;

  /** An estimate knows what has lasted for a while. */
  private static final int WHILE_SECONDS = 5;

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
    rows.add(guesses.of("3 of 10 are turned away, at first", BURST / 2, "interactive", 0));
    TimeUnit.SECONDS.sleep(WHILE_SECONDS);
    rows.add(guesses.of("3 of 10 are turned away, by now", BURST / 2, "interactive", 0));
    calm(stage, slots);
    stage.calls().faults(FAILING);
    guesses.of("1 of 10 fails, at first", BURST / 2, "interactive", 0);
    TimeUnit.SECONDS.sleep(WHILE_SECONDS);
    rows.add(guesses.of("1 of 10 fails, by now", BURST, "interactive", 0));
    calm(stage, slots);
    rows.add(outage(stage, guesses));
    return rows;
  }

  /** Asked evenly for as long as it lasts. */
  private static Row outage(Stage stage, Guesses guesses) throws IOException, InterruptedException {
    stage.calls().faults(OUTAGE);
    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
      var over =
          timer.schedule(
              () -> {
                stage.calls().faults(NO_FAULTS);
                return true;
              },
              OUTAGE_SECONDS,
              TimeUnit.SECONDS);
      var row =
          guesses.of(
              "an outage of %d s".formatted(OUTAGE_SECONDS),
              BURST / 2,
              "interactive",
              BURST / 2.0 / OUTAGE_SECONDS);
      over.get();
      return row;
    } catch (ExecutionException e) {
      throw new IOException("the outage did not end: " + e.getCause(), e);
    }
  }

  /** What was seen in the trouble before no longer counts. */
  private static void calm(Stage stage, int slots) throws IOException, InterruptedException {
    stage.calls().faults(NO_FAULTS);
    stage.run("calm again", Plan.of(16 * slots, slots));
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
