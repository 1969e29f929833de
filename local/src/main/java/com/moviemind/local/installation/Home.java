package com.moviemind.local.installation;

import com.moviemind.servers.Folders;
import com.moviemind.servers.process.PidFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one installation: data, logs, keys, and who runs in it. Only its owner may look.
 */
public record Home(Path folder) {

  /** What a first start and some weeks of use write. */
  private static final long NEEDED_MEGABYTES = 700;

  private static final String MARK = "moviemind-home";

  /** Everything an installation writes; a reset removes these and nothing else. */
  private static final List<String> CONTENTS =
      List.of(
          "postgres",
          "kafka",
          "redis",
          "logs",
          "run",
          "secrets.properties",
          "ports.properties",
          MARK);

  public static Home at(Path folder) {
    return new Home(folder.toAbsolutePath().normalize());
  }

  /** Makes the folder where it is missing and takes it for this process alone. */
  FileLock take() {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var free = Files.getFileStore(folder).getUsableSpace() >> 20;
      if (free < NEEDED_MEGABYTES) {
        throw new Refused(
            "only %d MB of disk are free for %s; %d MB are needed"
                .formatted(free, folder, NEEDED_MEGABYTES));
      }
      Files.createDirectories(folder.resolve("run"));
      Files.writeString(
          folder.resolve(MARK), "Made by moviemind up; removed by moviemind reset.\n");
      var lock = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      var taken = tryLock(lock);
      if (taken == null) {
        lock.close();
        throw new Refused(
            "an installation already runs in %s%s; stop it with: moviemind down --home %s"
                .formatted(
                    folder,
                    launcher().map(it -> " (process " + it.pid() + ")").orElse(""),
                    folder));
      }
      PidFiles.write(pidFile(), ProcessHandle.current());
      return taken;
    } catch (IOException e) {
      throw new Refused("cannot use %s as home: %s".formatted(folder, e.getMessage()));
    }
  }

  /** Gives the folder back. */
  void leave(FileLock taken) {
    try {
      Files.deleteIfExists(statusFile());
      Files.deleteIfExists(pidFile());
      taken.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that runs this installation, if one does. */
  public Optional<ProcessHandle> launcher() {
    return PidFiles.survivor(pidFile());
  }

  /** Ends what outlived its launcher; answers the names. */
  public List<String> sweep() {
    return PidFiles.sweep(folder);
  }

  /** Removes all data. Nobody may be running in it. */
  public void empty() {
    if (!Files.exists(folder.resolve(MARK))) {
      throw new Refused(folder + " is not the home of an installation");
    }
    try {
      for (var name : CONTENTS) {
        Folders.delete(folder.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean exists() {
    return Files.exists(folder.resolve(MARK));
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  Path statusFile() {
    return folder.resolve("run").resolve("status.json");
  }

  Path portsFile() {
    return folder.resolve("ports.properties");
  }

  Path secretsFile() {
    return folder.resolve("secrets.properties");
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private Path lockFile() {
    return folder.resolve("run").resolve("lock");
  }

  /** Not among the pid files that a sweep looks at: a launcher does not sweep itself. */
  private Path pidFile() {
    return folder.resolve("run").resolve("launcher");
  }
}
