package com.moviemind.servers.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be started, and where it leaves its traces.
 *
 * @param name names the log file ({@code logs/NAME.log}) and the pid file ({@code run/NAME.pid})
 * @param home the folder of logs, pid files and data; the process's working directory
 * @param prefix a command that changes the user and then becomes the command
 * @param environment added to this process's own environment
 */
public record Launch(
    String name,
    Path home,
    List<String> prefix,
    List<String> command,
    Map<String, String> environment,
    Ending ending) {

  /** How a process is asked to stop, and what it gets when its parent dies. */
  public enum Ending {
    TERMINATE("TERM", "KILL"),
    /** PostgreSQL: roll back and leave; on the parent's death leave at once and recover later. */
    FAST_SHUTDOWN("INT", "QUIT");

    final String stop;
    final String orphaned;

    Ending(String stop, String orphaned) {
      this.stop = stop;
      this.orphaned = orphaned;
    }
  }

  public static Launch of(String name, Path home, List<String> command) {
    return new Launch(name, home, List.of(), List.copyOf(command), Map.of(), Ending.TERMINATE);
  }

  public Launch with(Map<String, String> added) {
    return new Launch(name, home, prefix, command, Map.copyOf(added), ending);
  }

  public Launch with(Ending other) {
    return new Launch(name, home, prefix, command, environment, other);
  }

  public Launch behind(List<String> changeOfUser) {
    return new Launch(name, home, List.copyOf(changeOfUser), command, environment, ending);
  }

  public Path log() {
    return home.resolve("logs").resolve(name + ".log");
  }

  Path pidFile() {
    return home.resolve("run").resolve(name + ".pid");
  }
}
