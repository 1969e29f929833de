package com.moviemind.local.command;

import com.moviemind.local.installation.Refused;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Throws an installation's data away. */
@Command(
    name = "reset",
    description = "Stop the installation of this home and remove its data, logs, ports and keys.")
final class ResetCommand implements Callable<Integer> {

  @Mixin private Place place = new Place();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    var home = place.home();
    var out = spec.commandLine().getOut();
    if (!home.exists()) {
      UpCommand.say(out, "Nothing is kept in " + home.folder());
      return 0;
    }
    if (!yes && !agreed(home.folder().toString())) {
      throw new Refused("nothing was removed; say --yes to go ahead");
    }
    DownCommand.stop(home, out);
    home.empty();
    UpCommand.say(out, "Removed all data in " + home.folder());
    return 0;
  }

  private static boolean agreed(String folder) {
    return Terminal.console()
        .map(it -> it.readLine("Remove all data in %s? [y/N] ", folder))
        .filter(it -> it.strip().equalsIgnoreCase("y"))
        .isPresent();
  }
}
