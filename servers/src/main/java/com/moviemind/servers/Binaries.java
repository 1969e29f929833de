package com.moviemind.servers;

import com.moviemind.servers.process.DidNotStart;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The servers' programs as the build laid them out under {@code servers/target/runtime}. */
public final class Binaries {

  private Binaries() {}

  /**
   * The folder that holds them all.
   *
   * @throws DidNotStart if the build has not prepared them
   */
  public static Path folder() {
    var configured = System.getProperty("moviemind.runtime");
    var folder = configured != null ? Path.of(configured) : besideThisCode();
    if (!Files.isDirectory(folder.resolve("kafka"))) {
      throw new DidNotStart(
          "the servers' programs are not in %s; build the module 'servers' first"
              .formatted(folder));
    }
    return folder;
  }

  /** Where classes of this module are loaded from; a folder or a jar. */
  public static Path thisCode() {
    try {
      return Path.of(Binaries.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This module and the libraries it needs, whatever else the asking process has loaded. */
  public static String ownClassPath() {
    return String.join(
        File.pathSeparator, thisCode().toString(), folder().resolve("supervisor") + "/*");
  }

  static String kafkaClassPath() {
    return folder().resolve("kafka") + "/*";
  }

  static Path registry() {
    return only(folder(), "registry-").resolve("quarkus-run.jar");
  }

  /** The folder that holds {@code bin/postgres}; unpacked by whoever comes first. */
  static Path postgres() {
    var jar = only(folder().resolve("binaries"), "postgres-");
    return Unpacked.archive(jar, ".txz", folder().resolve(stem(jar)));
  }

  static Path redis() {
    var jar = only(folder().resolve("binaries"), "redis-");
    var entry = "amd64".equals(System.getProperty("os.arch")) ? "linux-amd64" : "linux-arm64";
    return Unpacked.program(jar, entry, folder().resolve(stem(jar)));
  }

  private static Path besideThisCode() {
    return thisCode().toAbsolutePath().resolveSibling("runtime");
  }

  private static String stem(Path jar) {
    return jar.getFileName().toString().replaceFirst("\\.jar$", "");
  }

  private static Path only(Path folder, String prefix) {
    try (var files = Files.list(folder)) {
      List<Path> found =
          files.filter(it -> it.getFileName().toString().startsWith(prefix)).toList();
      if (found.size() != 1) {
        throw new DidNotStart(
            "expected one %s* in %s, found %s; remove the folder and build again"
                .formatted(prefix, folder, found));
      }
      return found.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
