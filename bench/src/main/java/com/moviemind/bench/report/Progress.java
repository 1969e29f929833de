package com.moviemind.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says on standard error what is going on; standard output is for results. */
public final class Progress {

  private static final long BETWEEN_LINES_NANOS = 5_000_000_000L;

  private final PrintStream out;
  private final boolean live;
  private long last;

  Progress(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /**
   * On a terminal the next status overwrites this one; elsewhere a line every five seconds will do.
   */
  public synchronized void status(String text) {
    long now = System.nanoTime();
    if (live) {
      out.print("\r\u001b[K" + text);
      out.flush();
    } else if (now - last > BETWEEN_LINES_NANOS) {
      out.println(text);
      last = now;
    }
  }

  public synchronized void line(String text) {
    out.println((live ? "\r\u001b[K" : "") + text);
  }

  /** Progress on a terminal where standard error is one. */
  public static Progress onStandardError() {
    return new Progress(System.err, isTerminal(Path.of("/proc/self/fd/2")));
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().matches("/dev/(pts/|tty).*");
    } catch (IOException unknown) {
      return false;
    }
  }
}
