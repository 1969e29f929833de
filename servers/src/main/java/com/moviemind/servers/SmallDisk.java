package com.moviemind.servers;

import com.moviemind.servers.process.ChildProcess;
import com.moviemind.servers.process.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk of some megabytes in place of a folder, for a server that is to meet a full one. It lives
 * in a mount namespace of its own, so that no rights are needed, and survives whoever uses it.
 */
public final class SmallDisk implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(10);
  private static final String FILLER = "filler";
  private static final int BLOCK = 64 << 10;

  private final ChildProcess holder;
  private final Path inside;

  private SmallDisk(ChildProcess holder, Path inside) {
    this.holder = holder;
    this.inside = inside;
  }

  /** Whether this machine lets a process mount something for itself. */
  public static boolean isPossible() {
    try {
      var trial =
          new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor(START.toSeconds(), TimeUnit.SECONDS)
          && trial.exitValue() == 0
          && Files.isExecutable(Path.of("/usr/bin/nsenter"));
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Mounts an empty one.
   *
   * @param home where its process leaves log and pid
   * @param folder what it takes the place of
   */
  public static SmallDisk mount(Path home, String name, Path folder, int megabytes) {
    var mounted = folder.resolve("mounted");
    var script =
        "mount -t tmpfs -o size=%dm,mode=700 tmpfs \"$0\" && touch \"$1\" && exec sleep infinity"
            .formatted(megabytes);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var command = List.of("sh", "-c", script, folder.toString(), mounted.toString());
    var launch = Launch.of(name, home, command).behind(List.of("unshare", "-Urm"));
    var holder = ChildProcess.start(launch);
    var root = Path.of("/proc", Long.toString(holder.pid()), "root");
    var inside = root.resolve(folder.toAbsolutePath().toString().substring(1));
    var mark = inside.resolve(mounted.getFileName());
    return new SmallDisk(holder.awaitReady(START, () -> Files.deleteIfExists(mark)), inside);
  }

  /** A command that becomes the one it is given, with this disk in place. */
  public List<String> entrance() {
    return List.of(
        "nsenter", "--preserve-credentials", "-t", Long.toString(holder.pid()), "-U", "-m");
  }

  /** The folder, as processes see it for which the disk is not in place. */
  Path seenFromOutside() {
    return inside;
  }

  /** Writes until nothing more fits; answers the bytes written. */
  public long fill() {
    long written = 0;
    var block = new byte[BLOCK];
    try (var file = Files.newOutputStream(inside.resolve(FILLER))) {
      while (true) {
        file.write(block);
        written += block.length;
      }
    } catch (IOException full) {
      return written;
    }
  }

  /** Gives back what {@link #fill} took. */
  public void free() {
    try {
      Files.deleteIfExists(inside.resolve(FILLER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    holder.close();
  }
}
