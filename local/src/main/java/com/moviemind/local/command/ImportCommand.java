package com.moviemind.local.command;

import com.moviemind.local.client.Api;
import com.moviemind.local.installation.Refused;
import com.moviemind.local.installation.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Sends a catalogue file to the running installation. */
@Command(
    name = "import",
    description = {
      "Import a catalogue file into the running installation: one JSON object a line, plain or gzip.",
      "Lines that cannot be used are written to FILE.rejects.ndjson with their numbers and reasons."
    })
final class ImportCommand implements Callable<Integer> {

  private static final String IMPORTS = "/api/v1/admin/catalogue/imports/";

  @Mixin private Place place = new Place();

  @Parameters(paramLabel = "FILE", description = "The file to import.")
  private @Nullable Path file;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var status = Status.of(place.home());
    if (file == null || !Files.isReadable(file)) {
      throw new Refused("cannot read " + file);
    }
    if (status.api() == null || status.adminKey() == null) {
      throw new Refused(
          "nothing runs in %s; start it with: moviemind up".formatted(place.home().folder()));
    }
    try (var api = new Api(status.api(), status.adminKey())) {
      var report = run(api, file, out);
      keepRejects(api, report, file, out);
      return report.path("status").asString().equals("DONE") ? 0 : 1;
    }
  }

  private static JsonNode run(Api api, Path file, PrintWriter out) {
    var progress = new ImportProgress(out);
    api.importing(file.getFileName().toString(), () -> open(file), progress::hear);
    return progress.last();
  }

  private static void keepRejects(Api api, JsonNode report, Path file, PrintWriter out)
      throws IOException {
    if (report.path("rejected").asLong() == 0) {
      return;
    }
    var rejects = file.resolveSibling(file.getFileName() + ".rejects.ndjson");
    try (var lines = api.download(IMPORTS + report.path("id").asString() + "/rejects")) {
      Files.copy(lines, rejects, StandardCopyOption.REPLACE_EXISTING);
    }
    UpCommand.say(out, "rejected lines: " + rejects);
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
