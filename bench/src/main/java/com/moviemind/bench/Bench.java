package com.moviemind.bench;

import com.moviemind.bench.installation.Target;
import com.moviemind.bench.installation.ThrowAway;
import com.moviemind.bench.report.Progress;
import com.moviemind.bench.report.Results;
import com.moviemind.bench.report.Row;
import com.moviemind.bench.scenario.Estimates;
import com.moviemind.bench.scenario.Following;
import com.moviemind.bench.scenario.Lanes;
import com.moviemind.bench.scenario.Measurements;
import com.moviemind.bench.scenario.Settings;
import com.moviemind.bench.webhooks.WebhookMeasurement;
import com.moviemind.servers.Binaries;
import com.moviemind.servers.process.DidNotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures throw-away installations and prints one table. */
@Command(
    name = "moviemind bench",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    sortOptions = false,
    description =
        "Measures throw-away installations and prints one table. Nothing of yours is touched.")
public final class Bench implements Callable<Integer> {

  /** What can be measured. */
  enum Scenario {
    SPEED,
    OFFERED,
    LATENCY,
    DEPTH,
    LANES,
    LIMITS,
    ESTIMATES,
    LIMITED_ESTIMATES,
    STREAMS,
    WEBHOOKS
  }

  @Option(
      names = "--scenario",
      split = ",",
      defaultValue = "SPEED,OFFERED,LATENCY",
      description = "what to measure, of: ${COMPLETION-CANDIDATES}")
  private List<Scenario> scenarios = List.of();

  @Option(names = "--jobs", defaultValue = "6000", description = "jobs counted")
  private int jobs;

  @Option(names = "--warm-up", defaultValue = "8000", description = "jobs before the counted ones")
  private int warmUp;

  @Option(names = "--clients", defaultValue = "32", description = "connections that ask at once")
  private int clients;

  @Option(names = "--rate", defaultValue = "300", description = "requests a second of OFFERED")
  private double rate;

  @Option(
      names = "--concurrency",
      defaultValue = "64",
      description = "model calls allowed in flight")
  private int concurrency;

  @Option(
      names = "--latency",
      defaultValue = "1000",
      description = "median ms of the model in LATENCY")
  private double latency;

  @Option(
      names = "--in-flight",
      defaultValue = "256",
      description = "model calls allowed in flight in LATENCY")
  private int inFlight;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "length of the stretches of LATENCY")
  private int seconds;

  @Option(
      names = "--depths",
      split = ",",
      defaultValue = "1000,100000",
      description = "jobs kept waiting in DEPTH; in LANES the most of them")
  private List<Integer> depths = List.of();

  @Option(names = "--webhooks", description = "short for --scenario WEBHOOKS")
  private boolean webhooks;

  @Option(
      names = "--arrivals",
      defaultValue = "2000",
      description = "jobs whose events' arrival is timed in WEBHOOKS")
  private int arrivals;

  @Option(names = "--arrival-rate", defaultValue = "50", description = "such jobs asked a second")
  private double arrivalRate;

  @Option(
      names = "--parked",
      defaultValue = "100000",
      description = "deliveries that wait in WEBHOOKS")
  private int parked;

  @Option(
      names = "--rpm",
      defaultValue = "600",
      description = "requests per minute of the model account in LIMITS")
  private int rpm;

  @Option(
      names = "--tpm",
      defaultValue = "200000",
      description = "tokens per minute of the model account in LIMITS")
  private int tpm;

  @Option(
      names = "--sliding",
      description =
          "LIMITS: no minute may hold more, wherever it begins; else a bucket of a minute")
  private boolean sliding;

  @Option(names = "--streams", defaultValue = "5000", description = "streams of STREAMS")
  private int streams;

  @Option(
      names = "--waiters",
      defaultValue = "1000",
      description = "requests that wait at once in STREAMS")
  private int waiters;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      description = "how often all of it; medians are printed")
  private int rounds;

  @Option(names = "--json", description = "print JSON instead of a table")
  private boolean asJson;

  @Option(
      names = "--moviemind",
      description = "the command that starts an installation; that of this build where not given")
  private @Nullable Path command;

  private final Progress progress = Progress.onStandardError();

  public static void main(String[] arguments) {
    var bench = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    System.exit(bench.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<List<Row>> measured = new ArrayList<>();
    try {
      for (int round = 1; round <= rounds; round++) {
        progress.line("round %d of %d".formatted(round, rounds));
        measured.add(round());
      }
    } catch (DidNotStart | IOException e) {
      System.err.println(e.getMessage());
      return 2;
    }
    var results = new Results(measured);
    System.out.print(asJson ? results.json() : results.table());
    return results.failed() ? 1 : 0;
  }

  private List<Row> round() throws IOException, InterruptedException {
    var measurements = new Measurements(settings(), progress);
    List<Row> rows = new ArrayList<>();
    for (var scenario : webhooks ? List.of(Scenario.WEBHOOKS) : scenarios) {
      int calls = scenario == Scenario.LATENCY ? inFlight : concurrency;
      var environment = new HashMap<String, String>();
      environment.put("MOVIEMIND_PROVIDER_CONCURRENCY", Integer.toString(calls));
      int workers = scenario == Scenario.LIMITS ? 2 : 1;
      if (scenario == Scenario.LIMITED_ESTIMATES) {
        environment.put("MOVIEMIND_PROVIDER_REQUESTS_PER_MINUTE", Integer.toString(rpm));
      }
      if (scenario == Scenario.LIMITS) {
        environment.put("MOVIEMIND_PROVIDER_REQUESTS_PER_MINUTE", Integer.toString(rpm));
        environment.put("MOVIEMIND_PROVIDER_TOKENS_PER_MINUTE", Integer.toString(tpm));
      }
      if (scenario == Scenario.STREAMS) {
        // an instance takes no more streams than its heap bears, and of one tenant no more than
        // three quarters of them
        int megabytes = Math.max(512, (int) (streams * 0.44));
        environment.put("MOVIEMIND_JAVA_OPTIONS", "-Xmx%dm".formatted(megabytes));
      }
      progress.line(scenario + ", " + calls + " calls allowed in flight");
      try (var installation = ThrowAway.start(script(), workers, environment, progress)) {
        rows.addAll(measure(scenario, measurements, installation.target()));
      }
    }
    return rows;
  }

  private Settings settings() {
    return new Settings(jobs, warmUp, clients, rate, latency, seconds);
  }

  private List<Row> measure(Scenario scenario, Measurements measurements, Target target)
      throws IOException, InterruptedException {
    return switch (scenario) {
      case SPEED -> measurements.speed(target);
      case OFFERED -> measurements.offered(target);
      case LATENCY -> measurements.latency(target, inFlight);
      case DEPTH -> measurements.depth(target, depths);
      case LANES -> new Lanes(settings(), progress).measure(target, depths);
      case LIMITS -> measurements.limits(target, rpm, tpm, sliding);
      case ESTIMATES -> new Estimates(settings(), progress).unlimited(target, concurrency);
      case LIMITED_ESTIMATES ->
          new Estimates(settings(), progress).limited(target, concurrency, rpm);
      case STREAMS -> new Following(settings(), progress).measure(target, streams, waiters);
      case WEBHOOKS ->
          new WebhookMeasurement(target, progress).run(warmUp, arrivals, arrivalRate, parked);
    };
  }

  /** The build lays the servers' programs out three folders below the script. */
  private Path script() {
    var script = command == null ? Binaries.folder().resolve("../../../moviemind") : command;
    return script.toAbsolutePath().normalize();
  }
}
