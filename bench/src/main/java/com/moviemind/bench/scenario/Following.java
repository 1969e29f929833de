package com.moviemind.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.bench.follow.Streams;
import com.moviemind.bench.follow.Waiters;
import com.moviemind.bench.installation.Films;
import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.HttpConnection;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.load.WorkList;
import com.moviemind.bench.measure.Quantile;
import com.moviemind.bench.report.Figure;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What clients cost that follow: streams kept open, events on them, and requests that wait. */
public final class Following {

  /** Connections that are begun before the first of them is looked at: a crowd that comes back. */
  private static final int AT_ONCE = 1_000;

  /** Long enough for each stream to have said twice that it is alive. */
  private static final int SILENCE_S = 30;

  /** Jobs a second of which every stream hears twice: that it began, and that it ended. */
  private static final double TOLD_RATE = 0.5;

  private static final int WAIT_MODEL_MS = 1_500;
  private static final double RATE = 50;
  private static final String TENANTS = "/api/v1/admin/tenants";

  private final Settings settings;
  private final Progress progress;

  public Following(Settings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Streams that nothing happens on, beside a stream on which single jobs end; then as many streams
   * that all hear of each job; then requests that all wait at once.
   */
  public List<Row> measure(Target target, int streams, int waiters)
      throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    var rows = new ArrayList<Row>();
    rows.add(idle(stage, target, "no idle streams", 0));
    rows.add(idle(stage, target, "%,d idle streams".formatted(streams), streams));
    progress.line(rows.getLast().json().toString());
    // the api finds out at the next sign of life that those are gone
    TimeUnit.SECONDS.sleep(SILENCE_S);
    rows.add(busy(stage, target, streams));
    progress.line(rows.getLast().json().toString());
    TimeUnit.SECONDS.sleep(SILENCE_S);
    rows.add(waiting(stage, target, waiters));
    return rows;
  }

  private Row idle(Stage stage, Target target, String name, int idle)
      throws IOException, InterruptedException {
    var before = residentMb(target);
    try (var quiet = new Streams(target.api(), quietTenant(target));
        var busy = new Streams(target.api(), target.apiKey())) {
      var opened = open(quiet, idle);
      busy.open(1);
      progress.line("%,d streams open; %d s of silence".formatted(quiet.alive(), SILENCE_S));
      var cpu = target.processes().cpuMs().getOrDefault("api", Double.NaN);
      TimeUnit.SECONDS.sleep(SILENCE_S);
      cpu = target.processes().cpuMs().getOrDefault("api", Double.NaN) - cpu;
      var after = residentMb(target);
      var live = target.processes().liveHeapMb("api");
      var plan = Plan.of((int) (RATE * settings.seconds()), settings.clients()).atRate(RATE);
      var row = stage.measured(name, plan);
      var lost = Math.max(0, row.figure(Figure.JOBS) - awaitHeard(busy, plan.jobs()));
      return heard(row, busy)
          .with(Figure.STREAMS, idle)
          .with(Figure.OPENED_PER_S, opened)
          .with(Figure.SILENT_CPU_MS, cpu / SILENCE_S)
          .with(Figure.API_LIVE_MB, live)
          .with(Figure.API_RESIDENT_MB, after)
          .with(Figure.API_GROWTH_MB, after - before)
          .with(Figure.FAILURES, row.figure(Figure.FAILURES) + (idle - quiet.alive()) + lost);
    }
  }

  /** Each event goes to every stream. */
  private Row busy(Stage stage, Target target, int count) throws IOException, InterruptedException {
    try (var streams = new Streams(target.api(), target.apiKey())) {
      open(streams, count);
      var plan = Plan.of(Math.max(1, (int) (TOLD_RATE * settings.seconds())), 1).atRate(TOLD_RATE);
      var row =
          stage.measured(
              "%,d streams hear of each job, %.1f jobs/s".formatted(count, TOLD_RATE), plan);
      var wanted = plan.jobs() * count;
      var heard = awaitHeard(streams, wanted);
      return heard(row, streams)
          .with(Figure.STREAMS, count)
          .with(
              Figure.FAILURES,
              row.figure(Figure.FAILURES) + (count - streams.alive()) + (wanted - heard));
    }
  }

  private static Row heard(Row row, Streams streams) {
    var heard = streams.completedToHeardMs();
    return row.with(Figure.HEARD, heard.size())
        .with(Figure.HEARD_P50_MS, Quantile.of(heard, 0.5))
        .with(Figure.HEARD_P99_MS, Quantile.of(heard, 0.99))
        .with(Figure.HEARD_MOST_MS, heard.isEmpty() ? Double.NaN : heard.getLast());
  }

  /** How many are opened in a second. */
  private double open(Streams streams, int count) throws IOException {
    long began = System.nanoTime();
    for (int n = 0; n < count; n += AT_ONCE) {
      streams.open(Math.min(AT_ONCE, count - n));
      progress.status("%,d streams open".formatted(streams.alive()));
    }
    return count == 0 ? Double.NaN : count / ((System.nanoTime() - began) / 1e9);
  }

  /** A job that is seen as done may be told a moment later. */
  private static int awaitHeard(Streams streams, int wanted) throws InterruptedException {
    for (int look = 0; look < 100 && streams.heard() < wanted; look++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return streams.heard();
  }

  private static double residentMb(Target target) {
    return target.processes().residentMb().getOrDefault("api", Double.NaN);
  }

  private Row waiting(Stage stage, Target target, int waiters)
      throws IOException, InterruptedException {
    var works = new WorkList(Films.all(target)).first(waiters);
    stage.calls().latency(WAIT_MODEL_MS, 0);
    progress.line("%,d requests wait at once, %d ms model".formatted(waiters, WAIT_MODEL_MS));
    var asked = new Waiters();
    long began = System.nanoTime();
    asked.ask(target.api(), target.apiKey(), works);
    double seconds = (System.nanoTime() - began) / 1e9;
    stage.calls().latency(0, 0);
    return Row.named("%,d waiting requests".formatted(waiters))
        .with(Figure.JOBS, asked.done())
        .with(Figure.JOBS_PER_S, asked.done() / seconds)
        .with(Figure.HEARD_P50_MS, Quantile.of(asked.endedToAnsweredMs(), 0.5))
        .with(Figure.HEARD_P99_MS, Quantile.of(asked.endedToAnsweredMs(), 0.99))
        .with(Figure.API_RESIDENT_MB, residentMb(target))
        .with(Figure.FAILURES, asked.otherwise());
  }

  private static String quietTenant(Target target) throws IOException {
    try (var operator = new HttpConnection(target.api(), target.adminKey())) {
      var name = "quiet-" + System.nanoTime();
      var tenant = post(operator, TENANTS, "{\"name\":\"" + name + "\",\"plan\":\"unlimited\"}");
      var keys = TENANTS + "/" + tenant.field("id") + "/keys";
      return post(operator, keys, "{\"label\":\"bench\",\"scopes\":[\"read\"]}").field("key");
    }
  }

  private static HttpConnection.Answer post(HttpConnection operator, String path, String body)
      throws IOException {
    var answer = operator.post(path, "application/json", body.getBytes(UTF_8));
    if (answer.status() != 201) {
      throw new IOException(path + " was answered with " + answer.status() + " " + answer.body());
    }
    return answer;
  }
}
