package com.moviemind.local.installation;

import com.moviemind.servers.Binaries;
import com.moviemind.servers.Folders;
import com.moviemind.servers.process.DidNotStart;
import com.moviemind.servers.process.Jvm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** What the build made of the applications. */
final class Build {

  private Build() {}

  /**
   * The application's jar beside its libraries, which starts faster than the one jar that holds
   * them all. Unpacked once for each build, in a folder that later builds leave alone, so that what
   * runs goes on running.
   */
  static Path application(String module) {
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
      var folder = target.resolve("unpacked-" + Files.getLastModifiedTime(jar).toMillis());
      if (!Files.exists(folder)) {
        unpack(jar, folder);
      }
      return folder.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new DidNotStart("cannot unpack " + jar + ": " + e.getMessage(), e);
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
