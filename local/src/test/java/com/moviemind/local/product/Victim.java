package com.moviemind.local.product;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** A process to which something is going to happen. */
record Victim(String name, long pid, URI address) {

  /** Ends it at once, mid-sentence. The launcher will start another. */
  void kill() {
    signal("KILL");
    awaitEnd();
  }

  /** Asks it to stop, as an operator does. */
  void terminate() {
    signal("TERM");
  }

  void awaitEnd() {
    await("%s (process %d) to end".formatted(name, pid))
        .atMost(Product.PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !runs());
  }

  boolean runs() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Stands still, with all its connections and locks, until the answer is closed. */
  Closeable paused() {
    signal("STOP");
    return () -> signal("CONT");
  }

  /**
   * Ends it and sits on its port, so that the launcher's attempts to start it again fail and its
   * clients meet nobody who speaks, until the answer is closed.
   *
   * @param current the process there is of it, which the launcher may have started anew
   */
  static Closeable away(Supplier<Victim> current) {
    var victim = current.get();
    victim.kill();
    var seat =
        await(victim.name + "'s port")
            .pollInterval(Duration.ofMillis(1))
            .ignoreExceptions()
            .until(() -> seat(victim.address.getPort(), current), _ -> true);
    Thread.ofVirtual().start(() -> hangUpOnEverybody(seat));
    return seat;
  }

  private static ServerSocket seat(int port, Supplier<Victim> current) throws IOException {
    try {
      return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    } catch (BindException launcherWasQuicker) {
      var successor = current.get();
      if (successor.runs()) {
        successor.kill();
      }
      throw launcherWasQuicker;
    }
  }

  private static void hangUpOnEverybody(ServerSocket seat) {
    try {
      while (true) {
        try (var caller = seat.accept()) {
          // A reset, as from a port where nobody listens.
          caller.setSoLinger(true, 0);
        }
      }
    } catch (IOException closed) {
      // The story is over.
    }
  }

  private void signal(String signal) {
    try {
      var code =
          new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid)).start().waitFor();
      if (code != 0 && !signal.equals("CONT")) {
        throw new AssertionError("%s (process %d) is gone already".formatted(name, pid));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
