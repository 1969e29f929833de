package com.moviemind.local.command;

import com.moviemind.local.installation.Installation;
import com.moviemind.local.installation.Options;
import com.moviemind.local.installation.Refused;
import com.moviemind.servers.model.control.FaultSheet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything and stays until it is told to stop. */
@Command(
    name = "up",
    description = {
      "Start everything and stay: PostgreSQL, Kafka, Redis, the schema registry, the model stand-in,",
      "the api and the workers. Ctrl-C (or: moviemind down) stops all of it; the data stay in the home.",
      "A process that dies is started again."
    },
    footer = {
      "",
      "Every Spring property can be set through the environment, such as MOVIEMIND_PROVIDER_CONCURRENCY.",
      "MOVIEMIND_JAVA_OPTIONS holds options for the JVMs of the api and the workers, such as -Xmx1g.",
      "With OPENAI_API_KEY or OPENAI_BASE_URL set, the workers call that model and no stand-in is started."
    })
final class UpCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;

  @Mixin private Place place = new Place();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The api's port. Default: that of the last start, else 8080, else a free one.")
  private @Nullable Integer port;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Replicas of the worker. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--model-faults",
      paramLabel = "FILE",
      description = {
        "What the model stand-in gets wrong: which calls, and how.",
        "An example is docs/model-faults.json; docs/model-stand-in.md explains it."
      })
  private @Nullable Path modelFaults;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    check(port, workers);
    var out = spec.commandLine().getOut();
    var begun = System.nanoTime();
    var options =
        new Options(place.home().folder(), port, workers, Map.of()).withModelFaults(modelFaults);
    checkModelFaults(options);
    var installation = Installation.start(options, line -> say(out, line));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(installation, out), "end"));
    say(out, welcome(installation, (System.nanoTime() - begun) / 1e9));
    new CountDownLatch(1).await();
    return 0;
  }

  static void check(@Nullable Integer port, int workers) {
    if (port != null && (port < 1 || port > HIGHEST_PORT)) {
      throw new Refused("--port " + port + ": a port is a number from 1 to " + HIGHEST_PORT);
    }
    if (workers < 1) {
      throw new Refused("--workers " + workers + ": at least one is needed");
    }
  }

  private static void checkModelFaults(Options options) {
    var file = options.modelFaults();
    if (file == null) {
      return;
    }
    if (options.ownModel()) {
      throw new Refused(
          "--model-faults: OPENAI_API_KEY or OPENAI_BASE_URL is set, so that no stand-in starts");
    }
    try {
      FaultSheet.read(file);
    } catch (IllegalArgumentException e) {
      throw new Refused("--model-faults " + e.getMessage());
    }
  }

  static void say(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  /** It was asked to stop, and did: that is no failure, so the exit code says none. */
  private static void end(Installation installation, PrintWriter out) {
    say(out, "Stopping.");
    installation.close();
    say(out, "Stopped. The data stay in " + installation.home().folder());
    Runtime.getRuntime().halt(0);
  }

  private static String welcome(Installation installation, double seconds) {
    var status = installation.status();
    var api = installation.api();
    var key = installation.apiKey();
    return """

    MovieMind is ready (%.1f s).

      api              %s
      management       %s
      postgres         %s
      kafka            %s
      schema registry  %s
      redis            %s
      model            %s
      home             %s

      demo key         %s

    Try:
      curl -s -X POST %s/api/v1/generate -H 'X-API-Key: %s' -H 'Content-Type: application/json' -d '{"entity_type":"MOVIE","slug":"the-matrix-1999","locale":"en-US","context_tag":"modern"}'
      curl -s '%s/api/v1/movies?q=matrix' -H 'X-API-Key: %s'
      curl -s %s/api/v1/movies/the-matrix-1999 -H 'X-API-Key: %s'

    Ctrl-C stops everything; the data stay.
    """
        .formatted(
            seconds,
            api,
            status.management(),
            status.postgres(),
            status.kafka(),
            status.schemaRegistry(),
            status.redis(),
            status.model(),
            installation.home().folder(),
            key,
            api,
            key,
            api,
            key,
            api,
            key);
  }
}
