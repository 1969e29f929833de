package com.moviemind.local;

import com.moviemind.local.command.CommandLines;

/** What {@code ./moviemind} starts. */
public final class Launcher {

  private Launcher() {}

  public static void main(String[] arguments) {
    System.exit(CommandLines.run(arguments));
  }
}
