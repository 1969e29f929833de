package com.moviemind.local.command;

import com.moviemind.local.installation.Home;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which installation a command is about. */
final class Place {

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = {
        "Folder of data, logs and keys; each folder is an installation of its own.",
        "Default: MOVIEMIND_HOME, else .moviemind beside the script."
      })
  private @Nullable Path home;

  @SuppressWarnings("unused") // read by picocli
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  boolean isGiven() {
    return home != null || System.getenv("MOVIEMIND_HOME") != null;
  }

  Home home() {
    if (home != null) {
      return Home.at(home);
    }
    var environment = System.getenv("MOVIEMIND_HOME");
    return Home.at(
        Path.of(environment == null || environment.isBlank() ? ".moviemind" : environment));
  }
}
