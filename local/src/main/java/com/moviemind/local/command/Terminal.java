package com.moviemind.local.command;

import java.io.Console;
import java.util.Optional;

/** Whether a person is watching, who can be asked and for whom lines may be redrawn. */
final class Terminal {

  private Terminal() {}

  static boolean isThere() {
    return console().isPresent();
  }

  static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
