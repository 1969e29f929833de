package com.moviemind.bench.webhooks;

import com.moviemind.bench.follow.Streams;
import com.moviemind.bench.installation.Films;
import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Load;
import com.moviemind.bench.load.Outcome;
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

  /** At the rate, before anything is counted: what the warm-up left behind is gone then. */
  private static final int SETTLING_S = 10;

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
   * Arrival of real jobs' events on a warm installation, then a backlog to eight endpoints, then
   * events that wait for one that is ill, and their draining.
   *
   * @param warmUp jobs before, as fast as they are taken, delivered like the others
   * @param jobs for the arrival times
   * @param rate jobs asked a second, less than the installation can do
   * @param parked events that wait
   */
  public List<Row> run(int warmUp, int jobs, double rate, int parked)
      throws IOException, InterruptedException {
    try (var sink = new Sink();
        var owner = new Owner(target)) {
      List<Row> rows = new ArrayList<>();
      var healthy = owner.register(sink.port(), "healthy", 32);
      var work = new WorkList(Films.all(target));
      asked("warm-up", sink, work, Plan.of(warmUp, 32));
      asked("a few at the rate", sink, work, Plan.of((int) (rate * SETTLING_S), 8).atRate(rate));
      rows.add(arrival(sink, work, jobs, rate));
      rows.add(backlog(sink, owner, parked / ENDPOINTS, healthy));
      rows.addAll(parking(sink, owner, healthy, parked));
      return rows;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private Row arrival(Sink sink, WorkList work, int jobs, double rate)
      throws IOException, InterruptedException {
    try (var stream = new Streams(target.api(), target.apiKey())) {
      stream.open(1);
      var cpu = processes.cpuMs();
      long before = sink.taken();
      var outcome = asked("arrival", sink, work, Plan.of(jobs, 8).atRate(rate));
      var lag = sink.lagMs();
      var heard = stream.completedToHeardMs();
      return Row.named("completion to arrival, warm, %.0f jobs/s offered".formatted(rate))
          .with(outcome)
          .with(Figure.HEARD_P50_MS, Quantile.of(heard, 0.5))
          .with(Figure.HEARD_P99_MS, Quantile.of(heard, 0.99))
          .with(Figure.DELIVERIES, (double) (sink.taken() - before))
          .with(Figure.ARRIVAL_P50_MS, Quantile.of(lag, 0.5))
          .with(Figure.ARRIVAL_P99_MS, Quantile.of(lag, 0.99))
          .withCpu(Processes.perJob(cpu, processes.cpuMs(), jobs));
    }
  }

  /** Returns when the completion of each job has arrived. */
  private Outcome asked(String what, Sink sink, WorkList work, Plan plan)
      throws IOException, InterruptedException {
    sink.forget();
    try (var load = Load.start(target.api(), target.apiKey(), work, plan)) {
      await(
          what,
          () -> {
            progress.status(
                "%s: %,d settled, %,d arrived".formatted(what, load.ended(), sink.timed()));
            return load.awaitEnd(500);
          });
      var outcome = load.outcome();
      await(what + ", the last events", () -> sink.timed() >= outcome.done());
      return outcome;
    }
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
    double liveBefore = processes.liveHeapMb("api");
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
            .with(Figure.API_MB, apiMb())
            .with(Figure.API_LIVE_MB_BEFORE, liveBefore)
            .with(Figure.API_LIVE_MB, processes.liveHeapMb("api"));
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
