package com.moviemind.bench.webhooks;

import com.moviemind.bench.installation.Films;
import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Load;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.load.WorkList;
import com.moviemind.bench.measure.Processes;
import com.moviemind.bench.measure.Quantile;
import com.moviemind.bench.report.Figure;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Webhooks of one installation to a receiver in this process. */
public final class WebhookMeasurement {

  private static final int ENDPOINTS = 8;

  /** Draining in order is slow by design; its rate is known after so long. */
  private static final long DRAINED_NANOS = 30_000_000_000L;

  private static final long PATIENCE_NANOS = 600_000_000_000L;

  private final Target target;
  private final Progress progress;
  private final Processes processes;

  public WebhookMeasurement(Target target, Progress progress) {
    this.target = target;
    this.progress = progress;
    this.processes = target.processes();
  }

  /**
   * Arrival of real jobs' events, then a backlog to eight endpoints, then events that wait for one
   * that is ill, and their draining.
   *
   * @param jobs for the arrival times
   * @param rate jobs asked a second
   * @param parked events that wait
   */
  public List<Row> run(int jobs, double rate, int parked) throws IOException, InterruptedException {
    try (var sink = new Sink();
        var owner = new Owner(target)) {
      List<Row> rows = new ArrayList<>();
      var healthy = owner.register(sink.port(), "healthy", 32);
      rows.add(arrival(sink, jobs, rate));
      rows.add(backlog(sink, owner, parked / ENDPOINTS, healthy));
      rows.addAll(parking(sink, owner, healthy, parked));
      return rows;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Row arrival(Sink sink, int jobs, double rate) throws IOException, InterruptedException {
    var work = new WorkList(Films.all(target));
    try (var load =
        Load.start(target.api(), target.apiKey(), work, Plan.of(jobs, 8).atRate(rate))) {
      await("arrival", () -> load.awaitEnd(500));
    }
    await("arrival: the last events", () -> sink.lagMs().size() >= jobs);
    var lag = sink.lagMs();
    // the first tenth warms up
    return Row.named("completion to arrival, %.0f jobs/s".formatted(rate))
        .with(Figure.DELIVERIES, (double) sink.taken())
        .with(Figure.ARRIVAL_P50_MS, Quantile.of(lag, 0.5))
        .with(Figure.ARRIVAL_P99_MS, Quantile.of(lag, 0.99));
  }

  private Row backlog(Sink sink, Owner owner, int events, String other)
      throws IOException, InterruptedException, SQLException {
    owner.change(other, "{\"status\":\"disabled\"}");
    List<String> endpoints = new ArrayList<>();
    for (int n = 0; n < ENDPOINTS; n++) {
      endpoints.add(owner.register(sink.port(), "backlog-" + n, 32));
      owner.change(endpoints.getLast(), "{\"status\":\"disabled\"}");
    }
    TimeUnit.SECONDS.sleep(2);
    owner.lives(events);
    awaitNumbered(owner);
    long before = sink.taken();
    long wanted = (long) events * ENDPOINTS;
    var cpu = processes.cpuMs();
    for (var it : endpoints) {
      owner.change(it, "{\"status\":\"enabled\"}");
    }
    long began = System.nanoTime();
    await(
        "backlog",
        () -> {
          progress.status("backlog: %,d of %,d".formatted(sink.taken() - before, wanted));
          return sink.taken() - before >= wanted;
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    for (var it : endpoints) {
      owner.change(it, "{\"status\":\"disabled\"}");
    }
    return Row.named("backlog to %d endpoints".formatted(ENDPOINTS))
        .with(Figure.DELIVERIES, (double) (sink.taken() - before))
        .with(Figure.DELIVERIES_PER_S, (sink.taken() - before) / seconds)
        .withCpu(Processes.perJob(cpu, processes.cpuMs(), wanted));
  }

  private List<Row> parking(Sink sink, Owner owner, String endpoint, int events)
      throws IOException, InterruptedException, SQLException {
    // what it missed while it was off goes first
    owner.change(endpoint, "{\"status\":\"enabled\"}");
    awaitQuiet(sink);
    double before = apiMb();
    sink.isIll(true);
    owner.lives(100);
    await("parked", () -> owner.status(endpoint).equals("parked"));
    owner.lives(events);
    awaitNumbered(owner);
    TimeUnit.SECONDS.sleep(5);
    var parked =
        Row.named("%,d parked".formatted(events + 100))
            .with(
                Figure.PENDING_ROWS,
                (double) owner.count("select count(*) from api.webhook_pending"))
            .with(Figure.API_MB_BEFORE, before)
            .with(Figure.API_MB, apiMb());
    long taken = sink.taken();
    sink.isIll(false);
    owner.change(endpoint, "{}");
    long began = System.nanoTime();
    await(
        "draining",
        () -> {
          progress.status("draining: %,d of %,d".formatted(sink.taken() - taken, events + 100));
          return sink.taken() - taken >= events + 100 || System.nanoTime() - began > DRAINED_NANOS;
        });
    double seconds = (System.nanoTime() - began) / 1e9;
    return List.of(
        parked,
        Row.named("drained in order")
            .with(Figure.DELIVERIES, (double) (sink.taken() - taken))
            .with(Figure.DELIVERIES_PER_S, (sink.taken() - taken) / seconds));
  }

  private double apiMb() {
    return processes.residentMb().getOrDefault("api", Double.NaN);
  }

  private void awaitNumbered(Owner owner) throws InterruptedException, IOException {
    await("numbering", () -> owner.count("select count(*) from api.event_unnumbered") == 0);
  }

  private void awaitQuiet(Sink sink) throws InterruptedException, IOException {
    var last = new long[] {-1};
    await(
        "quiet",
        () -> {
          long now = sink.taken();
          boolean quiet = now == last[0];
          last[0] = now;
          TimeUnit.SECONDS.sleep(2);
          return quiet;
        });
  }

  private void await(String what, Callable<Boolean> reached)
      throws InterruptedException, IOException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    try {
      while (!reached.call()) {
        if (System.nanoTime() > end) {
          throw new IOException(what + ": not reached in ten minutes");
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException | IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(what, e);
    }
    progress.line(what + ": reached");
  }
}
