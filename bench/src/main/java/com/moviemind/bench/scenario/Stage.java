package com.moviemind.bench.scenario;

import com.moviemind.bench.installation.Films;
import com.moviemind.bench.installation.Target;
import com.moviemind.bench.load.Load;
import com.moviemind.bench.load.Outcome;
import com.moviemind.bench.load.Plan;
import com.moviemind.bench.load.Work;
import com.moviemind.bench.load.WorkList;
import com.moviemind.bench.measure.CallLog;
import com.moviemind.bench.measure.Processes;
import com.moviemind.bench.measure.Quantile;
import com.moviemind.bench.report.Figure;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Row;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** One installation under measurement. */
final class Stage {

  /** A load of which nothing settles for so long has come to a halt. */
  private static final long STANDSTILL_NANOS = 120_000_000_000L;

  private static final long BETWEEN_LOOKS_MS = 500;

  private final Target target;
  private final Progress progress;
  private final CallLog calls;
  private final Processes processes;
  private final WorkList work;

  Stage(Target target, Progress progress) throws IOException {
    this.target = target;
    this.progress = progress;
    calls = new CallLog(target.model());
    processes = target.processes();
    work = new WorkList(Films.all(target));
    if (work.size() == 0) {
      throw new IOException("the catalogue is empty, so there is nothing to ask for");
    }
    progress.line("%,d pieces of distinct work".formatted(work.size()));
  }

  /** Work that no load is given. */
  List<Work> work(int count) throws InterruptedException {
    return work.first(count);
  }

  CallLog calls() {
    return calls;
  }

  /** Runs a load to its end. */
  Outcome run(String name, Plan plan) throws InterruptedException, IOException {
    try (var load = start(plan)) {
      await(name, load, _ -> false);
      return load.outcome();
    }
  }

  /** Runs a load to its end and measures all of it. */
  Row measured(String name, Plan plan) throws InterruptedException, IOException {
    long call = calls.totals().path("calls").asLong(0);
    var before = processes.cpuMs();
    var outcome = run(name, plan);
    var costs = Processes.perJob(before, processes.cpuMs(), outcome.done());
    return Row.named(name)
        .with(outcome)
        .with(
            Figure.ACCEPTED_TO_CALL_P99_MS,
            Quantile.of(calls.acceptedToCallMs(outcome.jobs(), call), 0.99))
        .withCpu(costs)
        .withPeaks(processes.peakMb());
  }

  /** Measures a stretch of a load that goes on before and after. */
  Row stretch(String name, Load load, IntPredicate over) throws InterruptedException, IOException {
    var costs = processes.cpuMs();
    var totals = calls.totals();
    int ended = load.ended();
    long began = System.nanoTime();
    await(name, load, it -> over.test(it - ended));
    double seconds = (System.nanoTime() - began) / 1e9;
    int jobs = load.ended() - ended;
    var after = calls.totals();
    return Row.named(name)
        .with(Figure.JOBS, jobs)
        .with(Figure.JOBS_PER_S, jobs / seconds)
        .with(
            Figure.CALLS_IN_FLIGHT,
            difference(
                    totals.path("inFlightSeconds").asDouble(0),
                    after.path("inFlightSeconds").asDouble(0))
                / difference(
                    totals.path("upSeconds").asDouble(0), after.path("upSeconds").asDouble(0)))
        .withCpu(Processes.perJob(costs, processes.cpuMs(), jobs))
        .withPeaks(processes.peakMb())
        .with(Figure.FAILURES, (double) load.outcome().failures());
  }

  Load start(Plan plan) {
    return Load.start(target.api(), target.apiKey(), work, plan);
  }

  /** Waits until enough requests are settled, or all of them. */
  void await(String name, Load load, IntPredicate enough) throws InterruptedException, IOException {
    int last = load.ended();
    int sent = load.sent();
    long moved = System.nanoTime();
    while (!load.awaitEnd(BETWEEN_LOOKS_MS) && !enough.test(load.ended())) {
      int now = load.ended();
      if (now > last || load.sent() > sent) {
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STANDSTILL_NANOS) {
        throw new IOException(
            "%s: nothing moves; %,d asked, %,d settled".formatted(name, load.sent(), now));
      }
      progress.status(
          "%s: %,d asked, %,d settled, %,d waiting, %.0f jobs/s"
              .formatted(
                  name,
                  load.sent(),
                  now,
                  load.waiting(),
                  (now - last) * 1000.0 / BETWEEN_LOOKS_MS));
      last = now;
      sent = load.sent();
    }
    progress.line("%s: %,d settled".formatted(name, load.ended()));
  }

  private static double difference(double before, double after) {
    return after - before;
  }
}
