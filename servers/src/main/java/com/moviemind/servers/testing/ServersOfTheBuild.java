package com.moviemind.servers.testing;

import com.moviemind.schemas.SetUpDatabase;
import com.moviemind.servers.Binaries;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds the servers of the running build, or has them started. */
final class ServersOfTheBuild {

  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);
  private static final int HEAP_MEGABYTES = 96;

  private ServersOfTheBuild() {}

  /** Tests that come together take turns at the lock; the first starts the supervisor. */
  static synchronized Addresses find() {
    var build = Build.current();
    try {
      Files.createDirectories(build.folder());
      var file = build.folder().resolve(Supervisor.ADDRESSES);
      var lock = Build.allBuilds().resolve("lock");
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var _ = channel.lock()) {
        if (!Files.exists(file)) {
          start(build);
        }
      }
      return Addresses.readFrom(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Build build) throws IOException {
    var choice = System.getProperty(Supervisor.CHOICE, "auto");
    var options =
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-D" + Supervisor.CHOICE + "=" + choice,
            "-Dmoviemind.runtime=" + Binaries.folder(),
            "-cp",
            String.join(
                File.pathSeparator,
                Binaries.ownClassPath(),
                codeOf(SetUpDatabase.class).toString()));
    var command =
        Jvm.command(
            HEAP_MEGABYTES,
            options,
            Supervisor.class.getName(),
            Long.toString(build.process().pid()));
    var log = build.folder().resolve("supervisor.log");
    var supervisor =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(Path.of("").toAbsolutePath().toFile())
            .start();
    awaitAddresses(build.folder(), supervisor, log);
  }

  private static void awaitAddresses(Path folder, Process supervisor, Path log) throws IOException {
    var deadline = System.nanoTime() + PATIENCE;
    while (!Files.exists(folder.resolve(Supervisor.ADDRESSES))) {
      var failure = folder.resolve(Supervisor.FAILURE);
      if (!supervisor.isAlive()) {
        throw new DidNotStart(
            "the tests' servers did not start: "
                + Files.readString(Files.exists(failure) ? failure : log));
      }
      if (System.nanoTime() > deadline) {
        supervisor.destroyForcibly();
        throw new DidNotStart("the tests' servers were not ready in time; see " + folder);
      }
      try {
        supervisor.waitFor(100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DidNotStart("interrupted while waiting for the tests' servers", e);
      }
    }
  }

  private static Path codeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
