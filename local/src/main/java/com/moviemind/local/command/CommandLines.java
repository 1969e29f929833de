package com.moviemind.local.command;

import com.moviemind.local.installation.Refused;
import com.moviemind.servers.process.PortInUse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line as a whole: which commands there are, and what a failure prints. */
@Command(
    name = "moviemind",
    description = "MovieMind on this machine: servers, api and workers as processes of your own.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      ResetCommand.class,
      ImportCommand.class,
      ListenCommand.class,
      FaultsCommand.class,
      AuditCommand.class
    })
public final class CommandLines implements Runnable {

  private static final int FAILED = 1;
  private static final int MISSING = 2;
  private static final int WIDTH = 110;

  @SuppressWarnings("unused") // read by picocli
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this.")
  private boolean help;

  private CommandLines() {}

  public static int run(String... arguments) {
    var lines = new CommandLine(new CommandLines());
    lines.setUsageHelpWidth(WIDTH);
    lines.setExecutionExceptionHandler((trouble, command, _) -> {
      command.getErr().println("moviemind: " + message(trouble));
      return trouble instanceof Refused || trouble instanceof PortInUse ? MISSING : FAILED;
    });
    return lines.execute(arguments);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  private static String message(Exception trouble) {
    return trouble.getMessage() == null ? trouble.toString() : trouble.getMessage();
  }
}
