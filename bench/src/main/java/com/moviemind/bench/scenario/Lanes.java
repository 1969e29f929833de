package com.moviemind.bench.scenario;

import com.moviemind.bench.installation.Films;
import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Load;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.measure.Quantile;
import com.moviemind.bench.report.Figure;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.util.List;

/** How soon interactive work is called while batch work waits and keeps coming. */
public final class Lanes {

  private static final int ENDLESS = Integer.MAX_VALUE;
  private static final double SLOW_MODEL_MS = 20_000;

  /** Interactive requests a second; with a slow model fewer than its own slots can bear. */
  private static final double RATE = 5;

  private static final double RATE_WITH_SLOW_MODEL = 0.2;
  private static final int CLIENTS = 2;

  private final Settings settings;
  private final Progress progress;

  public Lanes(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** With as many batch jobs waiting as the deepest of these, kept up while it is measured. */
  public List<Row> measure(Target target, List<Integer> depths)
      throws IOException, InterruptedException {
    int depth = depths.stream().mapToInt(it -> it).max().orElse(0);
    Films.makeUp(target, (depth + settings.warmUp()) / 20 + 1);
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    stage.calls().latency(settings.latencyMs(), 0.3);
    try (var batch = stage.start(Plan.of(ENDLESS, settings.clients()).keeping(depth).inBatch())) {
      var arriving = interactive(stage, batch, "while they arrive", RATE);
      stage.calls().latency(SLOW_MODEL_MS, 0);
      stage.await("filling", batch, _ -> batch.waiting() >= depth);
      var slow = interactive(stage, batch, "20 s calls", RATE_WITH_SLOW_MODEL);
      stage.calls().latency(settings.latencyMs(), 0.3);
      int before = batch.ended();
      stage.await("calls at pace", batch, ended -> ended - before > settings.clients());
      var name = "%.0f ms calls".formatted(settings.latencyMs());
      return List.of(arriving, slow, interactive(stage, batch, name, RATE));
    }
  }

  private Row interactive(Stage stage, Load batch, String calls, double rate)
      throws IOException, InterruptedException {
    long call = stage.calls().totals().path("calls").asLong(0);
    int jobs = Math.max(5, (int) (rate * settings.seconds()));
    var outcome = stage.run("interactive among batch", Plan.of(jobs, CLIENTS).atRate(rate));
    return Row.named("interactive, %,d batch waiting, %s".formatted(batch.waiting(), calls))
        .with(outcome)
        .with(
            Figure.ACCEPTED_TO_CALL_P99_MS,
            Quantile.of(stage.calls().acceptedToCallMs(outcome.jobs(), call), 0.99));
  }
}
