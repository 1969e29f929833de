package com.moviemind.local.installation;

import com.moviemind.servers.Binaries;
import com.moviemind.servers.Folders;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Jvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** What the build made of the applications. */
final class Build {

  private static final String UNPACKED = "unpacked-";
  private static final int NEWEST = 3;

  private Build() {}

  /**
   * The application's jar beside its libraries, which starts faster than the one jar that holds
   * them all. Unpacked once for each build, in a folder that later builds leave alone, so that what
   * runs goes on running.
   *
   * <p>The file lock keeps other launchers out. A second thread of this one it would refuse instead
   * of letting it wait, hence the monitor.
   */
  static synchronized Path application(String module) {
    var target = repository().resolve(module).resolve("target");
    var jar = target.resolve("moviemind-" + module + "-exec.jar");
    if (!Files.exists(jar)) {
      throw new DidNotStart(jar + " is missing; build it with: ./mvnw -DskipTests package");
    }
    try (var channel =
            FileChannel.open(
                target.resolve("unpacking.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = channel.lock()) {
      var folder = target.resolve(UNPACKED + fingerprint(jar));
      if (!Files.exists(folder)) {
        unpack(jar, folder);
        forgetAllBut(NEWEST, target);
      }
      return folder.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new DidNotStart("cannot unpack " + jar + ": " + e.getMessage(), e);
    }
  }

  /** Of the content: a repeatable build gives every jar the same time. */
  private static String fingerprint(Path jar) throws IOException {
    var sum = new CRC32();
    try (var zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .map(it -> it.getName() + it.getCrc())
          .forEach(it -> sum.update(it.getBytes(StandardCharsets.UTF_8)));
    }
    return "%08x".formatted(sum.getValue());
  }

  private static void forgetAllBut(int newest, Path target) throws IOException {
    try (var files = Files.list(target)) {
      var old =
          files
              .filter(it -> it.getFileName().toString().startsWith(UNPACKED))
              .sorted(Comparator.comparingLong(it -> -it.toFile().lastModified()))
              .skip(newest)
              .toList();
      for (var folder : old) {
        Folders.delete(folder);
      }
    }
  }

  private static void unpack(Path jar, Path folder) throws IOException {
    var unfinished = folder.resolveSibling("unpacked.unfinished");
    Folders.delete(unfinished);
    var tool =
        new ProcessBuilder(
                Jvm.java().toString(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                unfinished.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!tool.waitFor(1, TimeUnit.MINUTES) || tool.exitValue() != 0) {
        throw new DidNotStart("cannot unpack " + jar + " into " + unfinished);
      }
    } catch (InterruptedException e) {
      tool.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DidNotStart("interrupted while unpacking " + jar, e);
    }
    Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path repository() {
    return Binaries.folder().toAbsolutePath().resolve("../../..").normalize();
  }
}
