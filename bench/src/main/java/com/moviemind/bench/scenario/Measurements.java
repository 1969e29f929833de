package com.moviemind.bench.scenario;

import com.moviemind.bench.installation.Films;
import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.report.Figure;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The measurements, each on an installation of its own. */
public final class Measurements {

  /** More than any measurement asks for before it is stopped. */
  private static final int ENDLESS = Integer.MAX_VALUE;

  private static final double SPREAD = 0.3;

  /**
   * Jobs kept waiting for each call that may be in flight, so that no slot is ever short of work.
   */
  private static final int WAITING_PER_CALL = 6;

  /** Jobs kept waiting where the queue must never empty. */
  private static final int DEEP = 300;

  /**
   * The load at which waiting times are those of single jobs: this part of what the calls allow.
   */
  private static final double COMFORTABLE = 0.6;

  private final Settings settings;
  private final Progress progress;

  public Measurements(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** As fast as it goes against a model that answers at once. */
  public List<Row> speed(Target target) throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    return List.of(stage.measured("full speed", Plan.of(settings.jobs(), settings.clients())));
  }

  /** Single jobs' times at an offered rate that leaves room. */
  public List<Row> offered(Target target) throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    var plan = Plan.of(settings.jobs(), settings.clients()).atRate(settings.rate());
    return List.of(stage.measured("%.0f/s offered".formatted(settings.rate()), plan));
  }

  /** At a real model's pace: single jobs' times, then calls in flight with more work than calls. */
  public List<Row> latency(Target target, int inFlight) throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    stage.calls().latency(settings.latencyMs(), SPREAD);
    double rate = COMFORTABLE * inFlight * 1000 / settings.latencyMs();
    var name = "%.0f ms model, ".formatted(settings.latencyMs());
    List<Row> rows = new ArrayList<>();
    rows.add(
        stage.measured(
            name + "%.0f/s".formatted(rate),
            Plan.of((int) (rate * settings.seconds()), settings.clients()).atRate(rate)));
    try (var load =
        stage.start(Plan.of(ENDLESS, settings.clients()).keeping(WAITING_PER_CALL * inFlight))) {
      // An api that accepts more slowly than the model answers never fills the queue.
      stage.await(
          "filling",
          load,
          ended -> load.waiting() >= WAITING_PER_CALL * inFlight || ended > 20 * inFlight);
      long over = System.nanoTime() + settings.seconds() * 1_000_000_000L;
      rows.add(stage.stretch(name + "saturated", load, _ -> System.nanoTime() > over));
    }
    return rows;
  }

  /** With a queue that never empties against a model account that turns away what is too much. */
  public List<Row> limits(Target target, int rpm, int tpm, boolean sliding)
      throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.calls().latency(settings.latencyMs(), SPREAD);
    try (var load = stage.start(Plan.of(ENDLESS, settings.clients()).keeping(DEEP))) {
      stage.await("filling", load, ended -> load.waiting() >= DEEP || ended > 2 * DEEP);
      stage.calls().limits(rpm, tpm, sliding);
      long over = System.nanoTime() + settings.seconds() * 1_000_000_000L;
      var row =
          stage.stretch(
              "%,d requests, %,d tokens a minute".formatted(rpm, tpm),
              load,
              _ -> System.nanoTime() > over);
      var use = stage.calls().limits();
      var minutes = use.path("seconds").asDouble(0) / 60;
      var admitted = use.path("admitted").asDouble(0);
      var rejected = use.path("rejected").asDouble(0);
      return List.of(
          row.with(Figure.REQUESTS_USED, 100 * admitted / (rpm * minutes))
              .with(Figure.TOKENS_USED, 100 * use.path("tokens").asDouble(0) / (tpm * minutes))
              .with(Figure.REJECTED, 100 * rejected / (admitted + rejected)));
    }
  }

  /** Full speed with so many jobs waiting all the while. */
  public List<Row> depth(Target target, List<Integer> depths)
      throws IOException, InterruptedException {
    int deepest = depths.stream().mapToInt(it -> it).max().orElse(0);
    int spare = depths.stream().mapToInt(it -> it).sum() - deepest + settings.warmUp();
    progress.line("importing films for " + (deepest + spare) + " pieces of work");
    Films.makeUp(target, (deepest + spare) / 20 + 1);
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    List<Row> rows = new ArrayList<>();
    for (int depth : depths) {
      rows.add(atDepth(stage, depth));
    }
    return rows;
  }

  /**
   * While the queue is filled the model is slow; the slow calls are let end before the counting.
   */
  private Row atDepth(Stage stage, int depth) throws IOException, InterruptedException {
    var name = "%,d waiting".formatted(depth);
    stage.calls().latency(20_000, 0);
    try (var load = stage.start(Plan.of(ENDLESS, settings.clients()).keeping(depth))) {
      stage.await("filling", load, _ -> load.waiting() >= depth);
      stage.calls().latency(0, 0);
      int before = load.ended();
      stage.await("filled", load, ended -> ended - before > settings.jobs() / 2);
      var row = stage.stretch(name, load, ended -> ended >= settings.jobs());
      row.figures().remove(Figure.CALLS_IN_FLIGHT);
      return row;
    }
  }
}
