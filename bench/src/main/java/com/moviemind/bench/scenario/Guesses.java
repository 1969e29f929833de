package com.moviemind.bench.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.HttpConnection;
import com.moviemind.bench.load.Job;
import com.moviemind.bench.load.Work;
import com.moviemind.bench.measure.Quantile;
import com.moviemind.bench.report.Figure;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for texts, and of each at once when it is expected to be started. */
final class Guesses {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double MICROS = 1e6;
  private static final int CLIENTS = 8;

  /** What a job was told: microseconds of the wall clock. */
  private record Guess(Job job, long p50, long p95) {}

  private final Target target;
  private final Stage stage;
  private final Progress progress;

  Guesses(Target target, Stage stage, Progress progress) {
    this.target = target;
    this.stage = stage;
    this.progress = progress;
  }

  /**
   * Asks for so many, and waits until all were called.
   *
   * @param rate requests a second; zero means as fast as the clients are answered
   */
  Row of(String name, int jobs, String lane, double rate) throws IOException, InterruptedException {
    long call = stage.calls().totals().path("calls").asLong(0);
    var works = new ArrayBlockingQueue<Work>(jobs, false, stage.work(jobs));
    var guesses = new ConcurrentLinkedQueue<Guess>();
    var reasons = new ConcurrentSkipListMap<String, Integer>();
    try (var clients = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var all =
          IntStream.range(0, CLIENTS)
              .mapToObj(
                  _ -> clients.submit(() -> ask(works, lane, rate / CLIENTS, guesses, reasons)))
              .toList();
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(name + ": " + e.getCause(), e);
    }
    progress.line("%s: %s".formatted(name, reasons));
    var told = List.copyOf(guesses);
    return row(name, told, started(name, told, call));
  }

  private boolean ask(
      Queue<Work> works,
      String lane,
      double rate,
      Queue<Guess> guesses,
      Map<String, Integer> reasons)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    int number = 0;
    try (var connection = new HttpConnection(target.api(), target.apiKey())) {
      for (var work = works.poll(); work != null; work = works.poll()) {
        if (rate > 0) {
          TimeUnit.NANOSECONDS.sleep(began + (long) (number++ * 1e9 / rate) - System.nanoTime());
        }
        var guess = ask(connection, work, lane, reasons);
        if (guess != null) {
          guesses.add(guess);
        }
      }
    }
    return true;
  }

  private @Nullable Guess ask(
      HttpConnection connection, Work work, String lane, Map<String, Integer> reasons)
      throws IOException {
    long sent = micros(Instant.now());
    var accepted =
        connection.post("/api/v1/generate", "application/json", work.body(lane).getBytes(UTF_8));
    var id = accepted.field("job_id");
    if (accepted.status() != 202) {
      throw new IOException("not accepted: " + accepted.status() + " " + accepted.body());
    }
    long told = micros(Instant.now());
    var job = JSON.readTree(connection.get("/api/v1/jobs/" + id).body());
    reasons.merge(job.at("/waiting/reason").asString("started"), 1, Integer::sum);
    var start = job.at("/waiting/expected_start");
    return start.isMissingNode()
        ? null
        : new Guess(new Job(work, id, sent, told), at(start, "p50"), at(start, "p95"));
  }

  /** When each was called, by job. */
  private Map<String, Long> started(String name, List<Guess> guesses, long afterCall)
      throws IOException, InterruptedException {
    var jobs = guesses.stream().map(Guess::job).toList();
    long over = System.nanoTime() + PATIENCE.toNanos();
    var calls = stage.calls().firstCallMicros(jobs, afterCall);
    while (calls.size() < jobs.size() && System.nanoTime() < over) {
      progress.status("%s: %d of %d called".formatted(name, calls.size(), jobs.size()));
      TimeUnit.SECONDS.sleep(1);
      calls = stage.calls().firstCallMicros(jobs, afterCall);
    }
    return calls;
  }

  private static Row row(String name, List<Guess> guesses, Map<String, Long> started) {
    var known = guesses.stream().filter(it -> started.containsKey(it.job().id())).toList();
    var errors = new ArrayList<Double>();
    var waits = new ArrayList<Double>();
    var beforeP50 = 0.0;
    var beforeP95 = 0.0;
    for (var guess : known) {
      long call = started.getOrDefault(guess.job().id(), 0L);
      beforeP50 += call <= guess.p50() ? 1 : 0;
      beforeP95 += call <= guess.p95() ? 1 : 0;
      errors.add(Math.abs(call - guess.p50()) / MICROS);
      waits.add(Math.max(0, call - guess.job().acceptedMicros()) / MICROS);
    }
    int all = Math.max(1, known.size());
    return Row.named(name)
        .with(Figure.ESTIMATED, known.size())
        .with(Figure.BEFORE_P50, 100 * beforeP50 / all)
        .with(Figure.BEFORE_P95, 100 * beforeP95 / all)
        .with(Figure.WAIT_P50_S, median(waits))
        .with(Figure.ERROR_P50_S, median(errors))
        .with(Figure.FAILURES, guesses.size() - known.size());
  }

  private static double median(List<Double> values) {
    return Quantile.of(values.stream().sorted().toList(), 0.5);
  }

  private static long at(JsonNode start, String quantile) {
    return micros(Instant.parse(start.path(quantile).asString("")));
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
