package com.moviemind.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The second net under processes that should have died with their parent: who was started from a
 * home, by process id and time of start, so that a reused id is never mistaken for a survivor.
 */
public final class PidFiles {

  private static final int PATIENCE_SECONDS = 15;

  private PidFiles() {}

  /** Notes who runs. */
  public static void write(Path file, ProcessHandle process) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, process.pid() + " " + startOf(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that the file names, if it still runs. */
  public static Optional<ProcessHandle> survivor(Path file) {
    try {
      var words = Files.readString(file).trim().split(" ", -1);
      return words.length == 2
          ? ProcessHandle.of(Long.parseLong(words[0]))
              .filter(ProcessHandle::isAlive)
              .filter(it -> startOf(it).equals(words[1]))
          : Optional.empty();
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Ends what an earlier launcher left running in this home; answers the names of what it ended.
   */
  public static List<String> sweep(Path home) {
    var run = home.resolve("run");
    if (!Files.isDirectory(run)) {
      return List.of();
    }
    try (var files = Files.list(run)) {
      return files
          .filter(it -> it.toString().endsWith(".pid"))
          .filter(PidFiles::endedSurvivor)
          .map(it -> it.getFileName().toString().replaceFirst("\\.pid$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean endedSurvivor(Path file) {
    var survivor = survivor(file);
    survivor.ifPresent(PidFiles::end);
    file.toFile().delete();
    return survivor.isPresent();
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new DidNotStart("process " + process.pid() + " of an earlier start does not end", e);
    }
  }

  private static String startOf(ProcessHandle process) {
    return Long.toString(process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
  }
}
