package com.moviemind.local.command;

import com.moviemind.local.demo.Demo;
import com.moviemind.local.installation.Home;
import com.moviemind.local.installation.Installation;
import com.moviemind.local.installation.Options;
import com.moviemind.servers.Folders;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts everything, shows what it does, stops everything. */
@Command(
    name = "demo",
    description = {
      "Start everything in a home of its own, ask for descriptions of some films and people in several",
      "languages and styles, follow the jobs, print texts and events, and stop everything.",
      "Exit code 0 only if every job is DONE and every event was seen.",
      "Without --home the data go to a temporary folder, which is removed if all went well."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The api's port. Default: 8080, else a free one.")
  private @Nullable Integer port;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    UpCommand.check(port, 1);
    var out = spec.commandLine().getOut();
    var passing = !place.isGiven();
    var home = passing ? Home.at(Files.createTempDirectory("moviemind-demo-")) : place.home();
    boolean worked;
    try (var installation =
        Installation.start(
            Options.of(home.folder()).withPort(port).startingFast(),
            line -> UpCommand.say(out, line))) {
      worked = new Demo(installation, out, Terminal.isThere()).run();
    }
    UpCommand.say(out, "Everything is stopped.");
    clearUp(home, passing && worked, out);
    return worked ? 0 : 1;
  }

  private static void clearUp(Home home, boolean remove, PrintWriter out) throws IOException {
    if (remove) {
      Folders.delete(home.folder());
    } else {
      UpCommand.say(out, "Data and logs are in " + home.folder());
    }
  }
}
