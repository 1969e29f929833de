package com.moviemind.local.faults.harm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Signals to a process; by the shell's own kill, since Java knows only two of them. */
final class Signals {

  private static final long PATIENCE_SECONDS = 60;

  private Signals() {}

  /** Ends it at once; returns when it is gone. */
  static void kill(long pid) throws InterruptedException {
    send("KILL", List.of(pid));
    awaitEnd(pid);
  }

  /** Asks it to stop; returns when it is gone. */
  static void terminate(long pid) throws InterruptedException {
    send("TERM", List.of(pid));
    awaitEnd(pid);
  }

  /** As an operator restarts a database: TERM would wait until its last client has left. */
  static void shutDownFast(long pid) throws InterruptedException {
    send("INT", List.of(pid));
    awaitEnd(pid);
  }

  /** Stops it and whatever it has started: a database is a family. */
  static List<Long> pause(long pid) throws InterruptedException {
    send("STOP", List.of(pid));
    var family = new ArrayList<>(List.of(pid));
    ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::descendants)
        .map(ProcessHandle::pid)
        .forEach(family::add);
    send("STOP", family);
    return family;
  }

  static void resume(List<Long> family) throws InterruptedException {
    send("CONT", family.reversed());
  }

  private static void awaitEnd(long pid) throws InterruptedException {
    var process = ProcessHandle.of(pid);
    if (process.isEmpty()) {
      return;
    }
    try {
      process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("process %d does not end".formatted(pid), e);
    }
  }

  private static void send(String signal, List<Long> pids) throws InterruptedException {
    var words = new ArrayList<>(List.of("kill", "-" + signal));
    pids.forEach(it -> words.add(it.toString()));
    try {
      new ProcessBuilder("sh", "-c", String.join(" ", words))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("cannot signal " + pids, e);
    }
  }
}
