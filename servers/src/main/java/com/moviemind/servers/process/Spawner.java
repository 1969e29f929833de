package com.moviemind.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes that the kernel ends when this one dies, however it dies.
 *
 * <p>The kernel's signal follows the death of the parent's thread, not of the parent, so one thread
 * that lives as long as this JVM starts them all.
 */
final class Spawner {

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("spawner").factory());
  private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));
  private static final boolean SETPRIV = Files.isExecutable(Path.of("/usr/bin/setpriv"));

  private Spawner() {}

  static Process spawn(Launch launch) {
    var words = new ArrayList<String>();
    if (SETSID) {
      // Out of the terminal's reach: Ctrl-C asks the launcher, which stops its children in order.
      words.add("setsid");
    }
    words.addAll(launch.prefix());
    if (SETPRIV) {
      // A change of user clears the kernel's promise, so the promise is asked for behind it.
      words.addAll(List.of("setpriv", "--pdeathsig", launch.ending().orphaned));
    }
    words.addAll(launch.command());
    var builder =
        new ProcessBuilder(words)
            .directory(launch.home().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    var started = THREAD.submit(builder::start);
    var interrupted = false;
    try {
      while (true) {
        try {
          return started.get();
        } catch (InterruptedException e) {
          // the process may be there already, and nobody else would ever end it
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw new DidNotStart(launch.name() + " could not be started: " + e.getCause(), e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Signals by the shell's own kill: {@link Process} knows only TERM and KILL. */
  static void signal(long pid, String signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
