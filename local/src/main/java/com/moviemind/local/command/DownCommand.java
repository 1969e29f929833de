package com.moviemind.local.command;

import com.moviemind.local.installation.Home;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops an installation that runs somewhere else, in order where that works. */
@Command(
    name = "down",
    description = "Stop the installation of this home, wherever it was started. The data stay.")
final class DownCommand implements Callable<Integer> {

  private static final int PATIENCE_SECONDS = 90;

  @Mixin private Place place = new Place();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    stop(place.home(), spec.commandLine().getOut());
    return 0;
  }

  static void stop(Home home, PrintWriter out) throws InterruptedException {
    var launcher = home.launcher();
    if (launcher.isPresent()) {
      end(launcher.get());
    }
    var left = home.sweep();
    left.forEach(it -> UpCommand.say(out, "ended " + it + ", which was left over"));
    var anything = launcher.isPresent() || !left.isEmpty();
    UpCommand.say(out, (anything ? "Stopped what ran in " : "Nothing runs in ") + home.folder());
  }

  /** What the launcher started dies with it, if it has to be killed. */
  private static void end(ProcessHandle launcher) throws InterruptedException {
    launcher.destroy();
    try {
      launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException late) {
      launcher.destroyForcibly();
    }
  }
}
