package com.moviemind.local.command;

import com.moviemind.local.installation.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what the processes wrote. */
@Command(name = "logs", description = "Show the newest lines of all processes, or of one.")
final class LogsCommand implements Callable<Integer> {

  private static final int BETWEEN_LOOKS_MILLIS = 200;

  @Mixin private Place place = new Place();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "api, worker-1, kafka, postgres, redis, schema-registry or model.")
  private @Nullable String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is written from now on.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "40",
      description = "How many lines of each. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var logs = logs(place.home().logs());
    for (var log : logs) {
      log.showLast(lines, out);
    }
    while (follow) {
      out.flush();
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      for (var log : logs) {
        log.showNew(out);
      }
    }
    out.flush();
    return 0;
  }

  private List<LogFile> logs(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new Refused("there are no logs in " + folder);
    }
    try (var files = Files.list(folder)) {
      var names =
          files
              .map(it -> it.getFileName().toString())
              .filter(it -> it.endsWith(".log"))
              .map(it -> it.substring(0, it.length() - ".log".length()))
              .sorted()
              .toList();
      if (name != null && !names.contains(name)) {
        throw new Refused(
            "no log is called %s; there are %s"
                .formatted(name, names.stream().collect(Collectors.joining(", "))));
      }
      return names.stream()
          .filter(it -> name == null || it.equals(name))
          .map(it -> new LogFile(folder.resolve(it + ".log"), name == null ? it + " | " : ""))
          .toList();
    }
  }
}
