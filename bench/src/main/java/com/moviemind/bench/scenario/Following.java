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

  private static final int STREAMS_A_STEP = 100;
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
   * Streams of a tenant to which nothing happens, then single jobs' events on a stream of another,
   * then requests that all wait at once.
   */
  public List<Row> measure(Target target, int streams, int waiters)
      throws IOException, InterruptedException {
    var stage = new Stage(target, progress);
    stage.run("warm-up", Plan.of(settings.warmUp(), settings.clients()));
    var rows = new ArrayList<Row>();
    rows.add(stream(stage, target, "no idle streams", 0));
    rows.add(stream(stage, target, "%,d idle streams".formatted(streams), streams));
    rows.add(waiting(stage, target, waiters));
    return rows;
  }

  private Row stream(Stage stage, Target target, String name, int idle)
      throws IOException, InterruptedException {
    var before = target.processes().residentMb().getOrDefault("api", Double.NaN);
    try (var quiet = new Streams(target.api(), quietTenant(target));
        var busy = new Streams(target.api(), target.apiKey())) {
      for (int n = 0; n < idle; n += STREAMS_A_STEP) {
        quiet.open(Math.min(STREAMS_A_STEP, idle - n));
        progress.status("%,d streams open".formatted(quiet.alive()));
      }
      busy.open(1);
      // long enough for each stream to have said that it is alive
      TimeUnit.SECONDS.sleep(idle == 0 ? 1 : 20);
      var after = target.processes().residentMb().getOrDefault("api", Double.NaN);
      var plan = Plan.of((int) (RATE * settings.seconds()), settings.clients()).atRate(RATE);
      var row = stage.measured(name, plan);
      var heard = busy.completedToHeardMs();
      return row.with(Figure.STREAMS, idle)
          .with(Figure.API_RESIDENT_MB, after)
          .with(Figure.API_GROWTH_MB, after - before)
          .with(Figure.HEARD_P50_MS, Quantile.of(heard, 0.5))
          .with(Figure.HEARD_P99_MS, Quantile.of(heard, 0.99))
          .with(
              Figure.FAILURES,
              row.figure(Figure.FAILURES)
                  + (idle - quiet.alive())
                  + Math.max(0, row.figure(Figure.JOBS) - heard.size()));
    }
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
        .with(
            Figure.API_RESIDENT_MB, target.processes().residentMb().getOrDefault("api", Double.NaN))
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
