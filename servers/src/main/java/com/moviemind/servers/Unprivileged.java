package com.moviemind.servers;

import com.moviemind.servers.process.DidNotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL runs when root starts it, which it refuses.
 *
 * <p>A user namespace without mappings makes root a nobody with root's own files. Where the kernel
 * or a container forbids that, the process becomes the user nobody in earnest: it owns its data
 * folder then, and keeps the one capability it needs to pass through root's folders to its program.
 */
final class Unprivileged {

  private static final String NOBODY = "65534";
  private static final String PASSAGE = "+dac_read_search,+dac_override";

  private enum Way {
    AS_IS,
    NAMESPACE,
    NOBODY_IN_EARNEST
  }

  private static final Way WAY = way();

  private Unprivileged() {}

  static List<String> prefix() {
    return switch (WAY) {
      case AS_IS -> List.of();
      case NAMESPACE -> List.of("unshare", "-U");
      case NOBODY_IN_EARNEST ->
          List.of(
              "setpriv",
              "--reuid",
              NOBODY,
              "--regid",
              NOBODY,
              "--clear-groups",
              "--inh-caps",
              PASSAGE,
              "--ambient-caps",
              PASSAGE);
    };
  }

  /** Hands a folder and what is in it to the user that the prefix makes. */
  static void own(Path folder) {
    if (WAY != Way.NOBODY_IN_EARNEST) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.toList()) {
        Files.setAttribute(file, "unix:uid", Integer.parseInt(NOBODY));
        Files.setAttribute(file, "unix:gid", Integer.parseInt(NOBODY));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Way way() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return Way.AS_IS;
    }
    return runs("unshare", "-U", "true") ? Way.NAMESPACE : Way.NOBODY_IN_EARNEST;
  }

  private static boolean runs(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DidNotStart("interrupted while asking for a user namespace", e);
    }
  }
}
