package com.moviemind.servers.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that this one started: logs to a file, leaves a pid file, and dies with this one. */
public final class ChildProcess implements AutoCloseable {

  /** Whether a started process answers yet. Trouble while asking means no. */
  @FunctionalInterface
  public interface Probe {
    boolean answers() throws IOException;
  }

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_PROBES = Duration.ofMillis(40);
  private static final int TAIL_BYTES = 2_000;
  private static final long LOG_LIMIT = 32L << 20;

  private final Launch launch;
  private final Process process;
  private final long logStart;

  private ChildProcess(Launch launch, Process process, long logStart) {
    this.launch = launch;
    this.process = process;
    this.logStart = logStart;
  }

  public static ChildProcess start(Launch launch) {
    var logStart = prepareLog(launch.log());
    var process = Spawner.spawn(launch);
    PidFiles.write(launch.pidFile(), process.toHandle());
    return new ChildProcess(launch, process, logStart);
  }

  /**
   * Waits until the probe answers.
   *
   * @throws DidNotStart with the log's tail if the process ends first, or stays mute for that long;
   *     it is ended then
   */
  public ChildProcess awaitReady(Duration limit, Probe probe) {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!answers(probe)) {
      if (!process.isAlive()) {
        close();
        throw new DidNotStart(
            "%s ended with code %d while starting.%n%s"
                .formatted(launch.name(), process.exitValue(), tail()));
      }
      if (System.nanoTime() > deadline) {
        close();
        throw new DidNotStart(
            "%s was not ready after %d s.%n%s".formatted(launch.name(), limit.toSeconds(), tail()));
      }
      pause();
    }
    return this;
  }

  /** Waits until the process has done its one thing; anything but success is a failure to start. */
  public void awaitDone(Duration limit) {
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close();
    }
    throw new DidNotStart("%s failed.%n%s".formatted(launch.name(), tail()));
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** The end of what the process wrote since it started, and where to read the rest. */
  public String tail() {
    try (var file = new RandomAccessFile(launch.log().toFile(), "r")) {
      var from = Math.max(logStart, file.length() - TAIL_BYTES);
      file.seek(from);
      var bytes = new byte[(int) (file.length() - from)];
      file.readFully(bytes);
      return "Its log, %s, ends:%n%s"
          .formatted(launch.log(), new String(bytes, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return "Its log cannot be read: " + e.getMessage();
    }
  }

  /** Asks the process to stop, and ends it when it does not. */
  @Override
  public void close() {
    if (process.isAlive()) {
      Spawner.signal(process.pid(), launch.ending().stop);
    }
    try {
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      // join: until it is gone it holds its ports and files, however often we are interrupted
      process.destroyForcibly().onExit().join();
      Thread.currentThread().interrupt();
    }
    launch.pidFile().toFile().delete();
  }

  private static boolean answers(Probe probe) {
    try {
      return probe.answers();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void pause() {
    try {
      process.waitFor(BETWEEN_PROBES.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new DidNotStart("interrupted while waiting for " + launch.name(), e);
    }
  }

  private static long prepareLog(Path log) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var size = Files.exists(log) ? Files.size(log) : 0;
      if (size > LOG_LIMIT) {
        Files.move(
            log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
      }
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
